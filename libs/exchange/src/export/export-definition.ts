/**
 * What one kind exports: the SELECT gives columns named like its fields, `geometry` as GeoJSON text and `origin`, the
 * source the row came from. Of a kind that is `named` it gives `finding_id` instead of the {@link NAMES}.
 */
export type ExportDefinition = { fields: readonly string[]; spatial: boolean; named?: true; sql: string };

/** What findings are called and who their parties are: the words of today. */
export const NAMES = ['title_kk', 'title_ru', 'title_en', 'agencies'] as const;
