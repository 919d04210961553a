import type { AlarmCard } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useCurrentInView } from '../../ui/use-current-in-view.js';
import { useParam } from '../../url/params.js';
import { useCards } from '../shift/use-alarms.js';
import { CardForm } from './card-form.js';
import classes from './settings.module.css';

const GROUPS = [
  { title: 'findings:ruleGroup.works', start: 'work.' },
  { title: 'findings:ruleGroup.powers', start: 'mandate.' },
] as const;

function Chosen({ cards }: { cards: readonly AlarmCard[] }) {
  const { t } = useTranslation('settings');
  const [rule, setRule] = useParam('rule');
  const open = cards.find((card) => card.rule === rule) ?? cards.find((card) => card.rule === 'work.clash');
  const list = useCurrentInView(open?.rule);
  return (
    <div className={classes.page} data-testid="settings-list">
      <nav ref={list} className={classes.rules} aria-label={t('cards.list')}>
        {GROUPS.map(({ title, start }) => (
          <section key={start}>
            <h2 className={classes.rulesTitle}>{t(title)}</h2>
            {cards
              .filter((card) => card.rule.startsWith(start))
              .map((card) => (
                <button
                  key={card.rule}
                  type="button"
                  className={classes.rule}
                  aria-current={card === open ? 'page' : undefined}
                  onClick={() => setRule(card.rule)}
                >
                  {t(`common:rule.${card.rule}`)}
                  {card.edited && <span className={classes.own}>{t('own')}</span>}
                </button>
              ))}
          </section>
        ))}
      </nav>
      {open && <CardForm key={open.rule} card={open} />}
    </div>
  );
}

/** What every type of alarm means and what to do: the cards operators work by. */
export function CardsView() {
  const { data, error, refetch } = useCards();
  if (data) return <Chosen cards={data.items} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={10} height={44} />;
}
