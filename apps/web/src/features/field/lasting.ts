/**
 * Asks the browser not to throw away what this site keeps when the device runs out of room.
 * @param storage missing where the page came over plain http: there nothing is promised
 * @returns whether it promised to
 */
export async function askToLast(storage: Pick<StorageManager, 'persist'> | undefined): Promise<boolean> {
  try {
    return (await storage?.persist()) ?? false;
  } catch {
    return false;
  }
}
