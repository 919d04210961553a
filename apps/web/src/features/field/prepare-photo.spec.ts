import { preparePhotos } from './prepare-photo.js';
import type { WaitingPhoto } from './report.js';

const picture = (name: string): File => new File(['picture'], name, { type: 'image/jpeg', lastModified: Date.now() });

/** A file that went away after it was chosen: a card that was pulled out, a cloud that is not reached. */
function lost(name: string): File {
  const file = picture(name);
  file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  return file;
}

const BAITEREK: [number, number] = [71.4304, 51.1283];

describe('chosen pictures', () => {
  it('one that cannot be read is named, the others are ready all the same', async () => {
    const ready: WaitingPhoto[] = [];
    const files = [picture('before.jpg'), lost('gone.jpg'), picture('after.jpg')];
    const unread = await preparePhotos(files, BAITEREK, (photo) => ready.push(photo));
    expect(unread).toEqual(['gone.jpg']);
    expect(ready.map(({ fileName, place }) => [fileName, place])).toEqual([
      ['before.jpg', BAITEREK],
      ['after.jpg', BAITEREK],
    ]);
  });

  it('what is ready does not need its file any more', async () => {
    const ready: WaitingPhoto[] = [];
    const file = picture('now.jpg');
    await preparePhotos([file], null, (photo) => ready.push(photo));
    expect(ready[0]?.image).not.toBe(file);
    expect(ready[0]?.image.type).toBe('image/jpeg');
    expect(await ready[0]?.image.text()).toBe('picture');
  });
});
