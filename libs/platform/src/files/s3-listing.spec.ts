import { readListing } from './s3-listing.js';

const object = (key: string, at = '2026-05-01T10:00:00.000Z'): string =>
  `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><ETag>&quot;a&quot;</ETag><Size>3</Size></Contents>`;
const listing = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>abat</Name>${inside}</ListBucketResult>`;
const END = '<IsTruncated>false</IsTruncated>';

describe('A listing of a bucket', () => {
  it('names files with their dates', () =>
    expect(readListing(listing(`${END}${object('2026-05/a')}${object('2026-05/b', '2026-05-02T00:00:00Z')}`))).toEqual({
      files: [
        { key: '2026-05/a', writtenAt: new Date('2026-05-01T10:00:00Z') },
        { key: '2026-05/b', writtenAt: new Date('2026-05-02T00:00:00Z') },
      ],
      next: null,
    }));

  it('of an empty bucket is empty', () => expect(readListing(listing(END))).toEqual({ files: [], next: null }));

  it('goes on where it was cut off', () =>
    expect(
      readListing(listing('<IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b==</NextContinuationToken>'))
        .next,
    ).toBe('a&b=='));

  it.each(['../secret', '/etc/passwd', 'Отчёт.pdf', 'a//b', 'A', '', 'a b', '&lt;script&gt;'])(
    'leaves out %j, which is not of our making',
    (key) => expect(readListing(listing(`${object(key)}${END}`)).files).toEqual([]),
  );

  it.each([
    ['no XML', 'hello'],
    ['nothing', ''],
    ['a page', '<html><body>Sign in</body></html>'],
    ['an error', '<Error><Code>AccessDenied</Code></Error>'],
    ['a listing without its end', listing(object('2026-05/a'))],
    ['a cut listing without a way on', listing('<IsTruncated>true</IsTruncated>')],
    ['an object without a date', listing(`${object('2026-05/a', 'soon')}${END}`)],
    ['an end inside of an object', listing(`<Contents>${END}</Contents>`)],
  ])('%s is refused', (_title, xml) => expect(() => readListing(xml)).toThrow('the file store'));
});
