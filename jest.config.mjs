import { aliases, swcOptions } from './infra/swc-options.mjs';

const moduleNameMapper = Object.fromEntries([
  ...Object.entries(aliases).map(([name, [file]]) => [`^${name}$`, `<rootDir>/${file.replace(/^\.\//, '')}`]),
  ['^(\\.{1,2}/.*)\\.js$', '$1'],
]);

// Jest resolves the aliases itself (moduleNameMapper), so swc leaves them alone here.
const { baseUrl: _baseUrl, paths: _paths, ...jsc } = swcOptions.jsc;

const tier = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: false, jsc, module: { type: 'es6' } }] },
  testMatch: [`<rootDir>/${testMatch}`],
  ...more,
});

export default {
  testTimeout: 60_000,
  projects: [
    tier('unit', '{apps,libs,infra,test}/**/*.spec.ts'),
    tier('medium', 'test/medium/**/*.medium-spec.ts'),
    tier('e2e', 'test/e2e/**/*.e2e-spec.ts'),
    tier('browser', 'test/browser/**/*.browser-spec.ts'),
  ],
};
