import type { Site } from '@abat/contracts';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuery, useOneQuery } from '../../api/resources.js';
import { useSiteName } from '../../ui/use-site-name.js';

const SHOWN = 30;
const above = { zIndex: 550 } as const;

type SiteFieldProps = {
  label: string;
  required: boolean;
  description?: string;
  error?: string;
  disabled: boolean;
  /** Id of the site or empty. */
  value: string;
  /** Only sites of this territory are offered. */
  territory: string;
  onChange: (id: string) => void;
};

/** One site, found by its name. */
export function SiteField({ value, territory, onChange, ...field }: SiteFieldProps) {
  const { t } = useTranslation('edit');
  const siteName = useSiteName();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const chosen = useOneQuery<Site>('sites', value || null).data;
  const isChosenText = chosen !== undefined && q === siteName(chosen);
  const found = useListQuery<Site>('sites', { territory, q: isChosenText ? '' : q, limit: SHOWN });
  const sites = found.data?.pages[0]?.items ?? [];
  const all = chosen && !sites.some((site) => site.id === chosen.id) ? [chosen, ...sites] : sites;
  return (
    <Select
      {...field}
      placeholder={t('site.search')}
      nothingFoundMessage={t('site.none')}
      searchable
      clearable
      comboboxProps={above}
      filter={({ options }) => options}
      data={all.map((site) => ({ value: site.id, label: siteName(site) }))}
      value={value || null}
      onSearchChange={setText}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
