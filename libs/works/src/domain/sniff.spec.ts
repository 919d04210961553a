import { sniffMedia } from './sniff.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('A file is what its first bytes say', () => {
  it.each([
    ['\xff\xd8\xff\xe0 photo', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['%PDF-1.7', 'application/pdf'],
    ['<svg onload="alert(1)">', null],
    ['<html>', null],
    ['GIF89a', null],
    ['\0\0\0\x18ftypisom', null],
    ['', null],
    ['\xff\xd8', null],
  ])('%j is %s', (head, media) => expect(sniffMedia(bytes(head))).toBe(media));
});
