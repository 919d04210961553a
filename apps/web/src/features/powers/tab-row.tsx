import { NavLink, useLocation } from 'react-router';
import { useCurrentInView } from '../../ui/use-current-in-view.js';
import classes from './powers.module.css';

/** What belongs to one table stays with it: its filters, its open row. */
function shared(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !/^(p\.|row$|form$)/.test(name));
  return new URLSearchParams(kept).toString();
}

type TabRowProps = { label: string; tabs: readonly { path: string; name: string }[] };

/** Tables of one screen. On a phone the row is moved aside: the tab that is open is brought into view. */
export function TabRow({ label, tabs }: TabRowProps) {
  const { pathname, search } = useLocation();
  const row = useCurrentInView(pathname);
  return (
    <nav ref={row} className={classes.tabs} aria-label={label}>
      {tabs.map(({ path, name }) => (
        <NavLink key={path} to={{ pathname: path, search: shared(search) }} className={classes.tab}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
