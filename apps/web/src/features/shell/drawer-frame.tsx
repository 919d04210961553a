import { ActionIcon, Title } from '@mantine/core';
import { IconArrowLeft, IconLayoutColumns, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useChangeParams } from '../../url/params.js';
import { useSelection } from '../../url/selection.js';
import { useMapController } from '../map/map-controller.js';
import { usePane } from '../panes/pane-context.js';
import { BesideLine } from '../presence/beside-line.js';
import { openedSubject } from '../presence/use-say-opened.js';
import classes from './frames.module.css';
import { useLayout } from './use-layout.js';

type DrawerFrameProps = {
  /** Short line above the title: type and number. */
  kicker: ReactNode;
  title: string;
  /** Status, severity, truth marks. */
  badges?: ReactNode;
  /** Buttons at the foot, always in view. */
  footer?: ReactNode;
  /** Closing when something else than clearing the selection must happen. */
  onClose?: () => void;
  children: ReactNode;
};

/** Tells the map what the drawer covers of it; true while the drawer lies over the map of a phone. */
function useCovers(frame: RefObject<HTMLElement | null>): boolean {
  const controller = useMapController();
  const isPhone = useIsPhone();
  const isOverMap = useLayout() === 'map' && isPhone;
  useEffect(() => {
    const { offsetWidth = 0, offsetHeight = 0 } = frame.current ?? {};
    if (isPhone) controller.setCovered(0, isOverMap ? offsetHeight : 0);
    else controller.setCovered(offsetWidth);
    return () => controller.setCovered(0);
  }, [frame, controller, isPhone, isOverMap]);
  return isOverMap;
}

/** The buttons of the head: keeping the drawer beside another one, and closing it. */
function HeadButtons({ mayPin, onClose }: { mayPin: boolean; onClose: () => void }) {
  const { t } = useTranslation('common');
  const pane = usePane();
  const change = useChangeParams();
  const isPhone = useIsPhone();
  const CloseSign = isPhone ? IconArrowLeft : IconX;
  return (
    <span className={classes.tops}>
      {mayPin && pane && !isPhone && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('action.keepBeside')}
          title={t('action.keepBeside')}
          onClick={() =>
            change({ beside: `${pane.subject.type}:${pane.subject.id}`, sel: null, edit: null }, { push: true })
          }
        >
          <IconLayoutColumns size={18} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        className={classes.close}
        variant="subtle"
        color="gray"
        aria-label={t('action.close')}
        onClick={onClose}
      >
        <CloseSign size={isPhone ? 22 : 18} aria-hidden />
      </ActionIcon>
    </span>
  );
}

/** Frame of the detail drawer over the map. Escape closes it; the title takes the focus when it opens. */
export function DrawerFrame({ kicker, title, badges, footer, onClose, children }: DrawerFrameProps) {
  const [, select] = useSelection();
  const heading = useRef<HTMLHeadingElement>(null);
  const frame = useRef<HTMLElement>(null);
  const pane = usePane();
  const close = onClose ?? pane?.close ?? (() => select(null));
  const isOverMap = useCovers(frame);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      ref={frame}
      className={classes.drawer}
      aria-label={title}
      data-testid="drawer"
      data-over-map={isOverMap}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className={classes.drawerHead}>
        <div className={classes.drawerTop}>
          <span className={classes.kicker}>{kicker}</span>
          <HeadButtons mayPin={pane !== null && !pane.isPinned && onClose === undefined} onClose={close} />
        </div>
        <Title order={2} className={classes.drawerTitle} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {badges && <div className={classes.badges}>{badges}</div>}
        <BesideLine subject={pane && openedSubject(pane.subject)} />
      </header>
      <div className={classes.drawerBody} tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      {footer && <footer className={classes.drawerFoot}>{footer}</footer>}
    </aside>
  );
}
