type Side = {
  title: { kk: string; ru: string; en: string } | null;
  agency: { nameRu: string; nameKk: string | null; nameEn: string | null } | null;
  function: null;
};
type Texts = { kk: string; ru: string; en: string };

/** Bodies of the sides that rules about works are explained with. */
const BODIES = {
  utilities: { nameRu: 'Управление ЖКХ', nameKk: 'ТКШ басқармасы', nameEn: null },
  esil: { nameRu: 'Аппарат акима района «Есіл»', nameKk: '«Есіл» ауданы әкімінің аппараты', nameEn: null },
} as const;

/** One side of a finding: what it is called and whose it is. */
export const side = (title: string, body: keyof typeof BODIES): Side => ({
  title: { kk: title, ru: title, en: title },
  agency: BODIES[body],
  function: null,
});

/** A side whose row is gone. */
export const GONE: Side = { title: null, agency: null, function: null };

/** Narrow and fixed spaces as plain ones. */
export const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

/** A whole text in every language: nothing missing, no double space, a full stop at the end. */
export function expectWhole({ title, explanation }: { title: Texts; explanation: Texts }): void {
  for (const locale of ['kk', 'ru', 'en'] as const) {
    expect(`${title[locale]} ${explanation[locale]}`).not.toMatch(/undefined|null|NaN|Invalid| {2}/);
    expect(explanation[locale]).toMatch(/\.$/);
  }
}
