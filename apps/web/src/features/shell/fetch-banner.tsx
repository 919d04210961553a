export function FetchBanner() {
  return null;
}
