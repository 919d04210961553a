import type { DocumentLine, RegulationLanguage, Statement } from '@abat/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/states.js';
import { DecisionMark } from './decision-mark.js';
import classes from './document.module.css';

type DocumentPaneProps = {
  lines: readonly DocumentLine[];
  statements: ReadonlyMap<string, Statement>;
  /** Ids of the statements the filter leaves; null = everything is shown. */
  shown: ReadonlySet<string> | null;
  language: RegulationLanguage;
  selected: string | null;
  onSelect: (id: string) => void;
};

function StatementLine({ line, statement, ...pane }: { line: DocumentLine; statement: Statement } & LineActions) {
  const { t } = useTranslation('regulations');
  const button = useRef<HTMLButtonElement>(null);
  const isSelected = pane.selected === statement.id;
  useEffect(() => {
    if (isSelected) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <button
      ref={button}
      type="button"
      className={classes.statement}
      aria-current={isSelected ? 'true' : undefined}
      data-decision={statement.decision}
      data-statement={statement.id}
      onClick={() => pane.onSelect(statement.id)}
    >
      <span className={classes.point}>{line.point}</span>
      <span className={classes.lineText}>{line.text}</span>
      {statement.similar > 0 && (
        <span className={classes.similarCount} title={t('similar.count', { count: statement.similar })}>
          ≈&#8239;{statement.similar}
          <span className={classes.hidden}>{t('similar.count', { count: statement.similar })}</span>
        </span>
      )}
      <DecisionMark decision={statement.decision} />
    </button>
  );
}

type LineActions = Pick<DocumentPaneProps, 'selected' | 'onSelect'>;

function Line({ line, statement, ...actions }: { line: DocumentLine; statement: Statement | undefined } & LineActions) {
  if (statement) return <StatementLine line={line} statement={statement} {...actions} />;
  if (line.kind === 'heading')
    return (
      <p className={classes.heading} data-level={line.level}>
        {line.level > 0 && line.point ? `${line.point} ${line.text}` : line.text}
      </p>
    );
  return (
    <p className={classes.plain}>
      {line.point && <span className={classes.point}>{line.point}</span>}
      <span>{line.text}</span>
    </p>
  );
}

/** The regulation as it was read: functions can be chosen, the rest is there to understand them. */
export function DocumentPane({ lines, statements, shown, language, ...actions }: DocumentPaneProps) {
  const { t } = useTranslation('regulations');
  const visible = shown ? lines.filter((line) => line.statement !== null && shown.has(line.statement)) : lines;
  if (visible.length === 0) return <EmptyState title={t('nothingHere')} hint={t('nothingHereHint')} />;
  return (
    <div className={classes.document} lang={language} data-testid="regulation-document">
      {visible.map((line, index) => (
        <Line
          key={line.statement ?? index}
          line={line}
          statement={line.statement === null ? undefined : statements.get(line.statement)}
          {...actions}
        />
      ))}
    </div>
  );
}
