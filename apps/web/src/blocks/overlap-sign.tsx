import classes from './powers.module.css';

/** As on the map: held twice is hatched, held by nobody is an empty dashed outline. */
export function OverlapSign({ isGap }: { isGap: boolean }) {
  return <span className={classes.sign} data-gap={isGap} aria-hidden="true" />;
}
