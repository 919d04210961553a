import classes from './edit.module.css';
import type { Faults } from './use-faults.js';

/** What keeps a form from being saved and stands at no field of it. */
export function FaultNotice({ faults: { rest, hidden } }: { faults: Faults }) {
  if (!rest && hidden.length === 0) return null;
  return (
    <div className={classes.notice} data-tone="danger" role="alert" data-testid="edit-refused">
      {rest}
      {hidden.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  );
}
