import type { ImportKind } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/section.js';
import classes from './imports.module.css';
import { IMPORT_FIELDS } from './kinds.js';

/** Columns a file of this kind may have; those every row needs are marked. */
export function FieldList({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('imports');
  return (
    <Section title={t('fields.title')} aside={<span className={classes.dim}>{t('fields.required')}</span>}>
      <dl className={classes.fields}>
        {IMPORT_FIELDS[kind].map(({ name, required }) => (
          <div key={name} className={classes.field}>
            <dt>
              <code>{name}</code>
              {required && (
                <span className={classes.star} title={t('fields.requiredOne')}>
                  *<span className="visually-hidden">{t('fields.requiredOne')}</span>
                </span>
              )}
            </dt>
            <dd>{t(`field.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.dim}>{t('fields.geometryHint')}</p>
    </Section>
  );
}
