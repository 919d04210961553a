import { isStray } from './client.js';

describe('the path of a call', () => {
  it.each([
    '/api/v1/works/../me',
    '/api/v1/works/../../../healthz',
    '/api/v1/works/..',
    '/api/v1/works/./x',
    '/api/v1/works/%2e%2E/me',
    '/api/v1/works/..?at=2020',
    '/api/v1/works/..\\me',
  ])('%s would lead elsewhere', (path) => expect(isStray(path)).toBe(true));

  it.each([
    '/api/v1/works/0190a000-0000-7000-8000-000000000001',
    '/api/v1/scenes/city-now',
    '/api/v1/attachments?file=../a%2e.jpg',
  ])('%s is what it says', (path) => expect(isStray(path)).toBe(false));
});
