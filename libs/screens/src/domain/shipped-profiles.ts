import type { ScreenProfileDraft } from '@abat/contracts';

/** Profiles that come with the product. */
export const SHIPPED_PROFILES: readonly ScreenProfileDraft[] = [
  {
    code: 'fhd-55',
    nameRu: 'Экран 55″, Full HD',
    nameKk: '55″ экран, Full HD',
    nameEn: '55″ screen, Full HD',
    ...{ widthPx: 1920, heightPx: 1080, columns: 1, rows: 1, pixelPitchMm: 0.634, distanceM: 4, bezelMm: 0 },
  },
  {
    code: 'uhd-86',
    nameRu: 'Экран 86″, 4K',
    nameKk: '86″ экран, 4K',
    nameEn: '86″ screen, 4K',
    ...{ widthPx: 3840, heightPx: 2160, columns: 1, rows: 1, pixelPitchMm: 0.495, distanceM: 4, bezelMm: 0 },
  },
  {
    code: 'wall-3x2',
    nameRu: 'Видеостена 3×2 из экранов 55″',
    nameKk: '55″ экрандардан құралған 3×2 бейнеқабырға',
    nameEn: 'Video wall 3×2 of 55″ screens',
    ...{ widthPx: 5760, heightPx: 2160, columns: 3, rows: 2, pixelPitchMm: 0.634, distanceM: 4, bezelMm: 3.5 },
  },
  {
    code: 'desk-24',
    nameRu: 'Монитор 24″ на столе, Full HD',
    nameKk: 'Үстелдегі 24″ монитор, Full HD',
    nameEn: '24″ monitor on a desk, Full HD',
    ...{ widthPx: 1920, heightPx: 1080, columns: 1, rows: 1, pixelPitchMm: 0.277, distanceM: 0.6, bezelMm: 0 },
  },
];
