import tseslint from 'typescript-eslint';

const limits = (functionLines, fileLines) => ({
  'max-lines-per-function': ['error', { max: functionLines, skipBlankLines: true, skipComments: true }],
  'max-lines': ['error', { max: fileLines, skipBlankLines: false, skipComments: false }],
  'max-params': ['error', 4],
  complexity: ['error', 10],
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', '.tmp/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      ...limits(60, 400),
      eqeqeq: 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['apps/{api,worker,cli}/**/*.ts', 'libs/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  // Nest's constructors inject up to six collaborators.
  {
    files: ['**/*.{use-case,controller,processor,gateway,service,repository}.ts'],
    rules: { 'max-params': ['error', 6] },
  },
  // A component is its markup: the function limit is wider there.
  { files: ['**/*.tsx'], rules: limits(120, 400) },
  // What may not be changed while the link is stale says so to key and finger too; a disabled button cannot.
  {
    files: ['apps/web/src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'JSXOpeningElement[name.name!=/^(Tooltip|Menu)$/] > JSXAttribute[name.name="disabled"]',
          'Property[key.name="disabled"]',
        ].map((place) => ({
          selector: `${place} Identifier[name=/stale|blocked/i]`,
          message: 'Use ActButton, ActIcon or ActText: they tell why and keep the focus.',
        })),
      ],
    },
  },
  {
    files: ['**/*.{spec,medium-spec,e2e-spec,browser-spec}.ts', 'test/**/*.ts'],
    rules: { ...limits(400, 600), 'max-lines-per-function': 'off' },
  },
);
