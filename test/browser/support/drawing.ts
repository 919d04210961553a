import type { Desk } from './desk.js';

const SQUARE = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
] as const;

/** Where the middle of the map is on screen. */
async function middleOf({ page }: Desk): Promise<[number, number]> {
  const box = await page.getByTestId('map').boundingBox();
  if (!box) throw new Error('the map is on screen');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Draws a square of 120 pixels in the middle of the map: four corners, closed at the first one. */
export async function drawSquare(desk: Desk): Promise<void> {
  await desk.page.getByText(desk.word('edit', 'shape.tool.polygon'), { exact: true }).click();
  const [x, y] = await middleOf(desk);
  for (const [dx, dy] of SQUARE) {
    await desk.page.mouse.move(x + 60 * dx, y + 60 * dy, { steps: 4 });
    await desk.page.mouse.click(x + 60 * dx, y + 60 * dy);
  }
}

/** Sets a point in the middle of the map. */
export async function drawPoint(desk: Desk): Promise<void> {
  await desk.page.getByText(desk.word('edit', 'shape.tool.point'), { exact: true }).click();
  const [x, y] = await middleOf(desk);
  await desk.page.mouse.move(x, y, { steps: 4 });
  await desk.page.mouse.click(x, y);
}
