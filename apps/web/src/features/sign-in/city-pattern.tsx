import classes from './sign-in.module.css';

const blocks = [
  'M-40 620 260 520 420 610 700 500 980 640 1280 520 1660 660',
  'M-40 760 240 690 520 780 760 680 1080 800 1360 700 1660 800',
  'M180 -40 260 520 240 690 320 960',
  'M560 -40 420 610 520 780 480 960',
  'M820 -40 700 500 760 680 860 960',
  'M1140 -40 980 640 1080 800 1040 960',
  'M1460 -40 1280 520 1360 700 1480 960',
  'M-40 300 300 220 620 330 900 230 1200 340 1660 230',
];
const river = 'M-40 470c220-60 330 40 520 20s260-150 470-120 300 170 470 140 190-90 260-100';

/** A quiet plan of streets and a river behind the sign-in card; decoration only. */
export function CityPattern() {
  return (
    <svg className={classes.pattern} viewBox="0 0 1600 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <path d={river} className={classes.river} />
      {blocks.map((path) => (
        <path key={path} d={path} className={classes.street} />
      ))}
    </svg>
  );
}
