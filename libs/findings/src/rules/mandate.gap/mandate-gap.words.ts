import type { Locale, LocalizedText } from '@abat/contracts';
import { formatMoney } from '../../domain/wording.js';

export type OwnerKind = 'republican' | 'communal' | 'private' | 'common-property';

/** Owners as they stand after a colon. */
const OWNERS: Record<OwnerKind, LocalizedText> = {
  republican: { kk: 'республикалық меншік', ru: 'республиканская собственность', en: 'republican property' },
  communal: { kk: 'коммуналдық меншік', ru: 'коммунальная собственность', en: 'communal property' },
  private: { kk: 'жеке меншік', ru: 'частная собственность', en: 'private property' },
  'common-property': { kk: 'ортақ мүлік', ru: 'общее имущество', en: 'common property' },
};

/** A case as the numbers have it; null = no limit on that side, any other owner. */
export type OpenCase = { openFromKzt: string | null; openToKzt: string | null; openOwner: OwnerKind | null };

const AMOUNTS: Record<Locale, (from: string | null, to: string | null) => string> = {
  kk: (from, to) =>
    from && to
      ? `сомасы ${from} – ${to}`
      : from
        ? `сомасының төменгі шегі — ${from}`
        : `сомасының жоғарғы шегі — ${to ?? ''}`,
  ru: (from, to) => (from && to ? `сумма от ${from} до ${to}` : from ? `сумма от ${from}` : `сумма до ${to ?? ''}`),
  en: (from, to) =>
    from && to ? `amounts from ${from} to ${to}` : from ? `amounts from ${from}` : `amounts below ${to ?? ''}`,
};
const OTHERS: LocalizedText = { kk: 'қалған меншік иелері', ru: 'остальные собственники', en: 'all other owners' };

/** The case nobody holds, as it stands after a colon. */
export function caseText(locale: Locale, { openFromKzt, openToKzt, openOwner }: OpenCase): string {
  const [from, to] = [openFromKzt, openToKzt].map((kzt) => (kzt === null ? null : formatMoney(locale, kzt)));
  const owner = openOwner ? OWNERS[openOwner][locale] : null;
  if (!from && !to) return owner ?? OTHERS[locale];
  return [AMOUNTS[locale](from ?? null, to ?? null), owner].filter(Boolean).join(', ');
}
