import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toQueryString } from '../../api/client.js';
import { useLocale } from '../../i18n/index.js';
import classes from './matrix.module.css';
import { useMatrixParams, useServerFilters } from './use-matrix.js';

/** The matrix as a file and on paper, with the filters of the screen. */
export function MatrixOut() {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { values } = useMatrixParams();
  const query = { ...useServerFilters(), q: values.q, only: values.only, locale };
  return (
    <span className={classes.out}>
      <Button
        component="a"
        variant="default"
        size="xs"
        leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
        href={`/api/v1/matrix/export${toQueryString({ ...query, format: 'xlsx' })}`}
        download
      >
        XLSX
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPrinter size={15} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('print.button')}
      </Button>
    </span>
  );
}
