import type { OwnScreen, ResolvedScene } from '@abat/contracts';
import i18next from 'i18next';
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistricts } from '../../api/resources.js';
import { BlockSurface, type Surface } from '../../blocks/surface.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useReloadWhenQuiet } from '../../live/new-build.js';
import { useNow } from '../../ui/use-now.js';
import { driftAt } from './drift.js';
import type { Picture } from './rotation.js';
import { SceneView } from './scene-view.js';
import { SleepView } from './sleep-view.js';
import { SpotView } from './spot-view.js';
import { sizeVariables } from './size-variables.js';
import { useHeartbeat } from './use-own-screen.js';
import { useRotation } from './use-rotation.js';
import { useWakeLock } from './use-wake-lock.js';
import { WallHeader } from './wall-header.js';
import { NothingToShow, WallLacks } from './wall-lacks.js';
import classes from './wall.module.css';

type Named = Parameters<typeof nameOf>[0];

/** Scene that is told of one district after the other. */
const DISTRICT_SCENE = 'district-focus';
const ROTATED_LOCALES = ['kk', 'ru', 'en'] as const;
/** How far the picture drifts, as a share of the height of the screen: 3 px of full HD. */
const DRIFT_SHARE = 3 / 1080;

function useWallLocale({ screen, scenes }: OwnScreen, scene: string | null): void {
  const sceneIndex = Math.max(
    0,
    scenes.findIndex(({ code }) => code === scene),
  );
  const wanted =
    screen.locale === 'rotate' ? (ROTATED_LOCALES[sceneIndex % ROTATED_LOCALES.length] ?? 'ru') : screen.locale;
  useEffect(() => {
    if (i18next.language !== wanted) void i18next.changeLanguage(wanted);
  }, [wanted]);
}

/** The district of a scene: the one the screen is given, else in the district scene each in turn. */
function useDistrict({ screen }: OwnScreen, code: string | null, round: number) {
  const { data: districts } = useDistricts();
  return useMemo(() => {
    if (screen.focusDistrict) return screen.focusDistrict;
    if (code !== DISTRICT_SCENE || !districts || districts.length === 0) return null;
    return districts[round % districts.length] ?? null;
  }, [screen.focusDistrict, code, districts, round]);
}

function sceneOf({ scenes, shownScene }: OwnScreen, picture: Picture) {
  if (picture.kind !== 'scene') return null;
  const listed = scenes.find(({ code }) => code === picture.code);
  return picture.isShown && shownScene?.code === picture.code ? shownScene : (listed ?? shownScene);
}

/** A scene of one district bears its name: the scene itself is seen. */
function useTitle(scene: ResolvedScene | null, district: Named | null): string | null {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  if (!scene) return null;
  return district ? t('district', { name: nameOf(district, locale) }) : nameOf(scene, locale);
}

/** A paired wall: header, and the scene or spot of this moment. */
export function WallScreen({ own }: { own: OwnScreen }) {
  const { profile } = own;
  const { picture, round } = useRotation(own);
  const scene = sceneOf(own, picture);
  const district = useDistrict(own, scene?.code ?? null, round);
  const title = useTitle(scene, district);
  useWallLocale(own, scene?.code ?? null);
  useHeartbeat(scene?.code ?? null);
  useWakeLock(picture.kind !== 'asleep');
  useReloadAtQuietMoment(picture);
  const variables = useMemo(() => sizeVariables(profile, window.devicePixelRatio), [profile]);
  const surface = useMemo<Surface>(
    () => ({ kind: 'wall', district: district?.externalId ?? null, spot: null }),
    [district],
  );
  return (
    <BlockSurface value={surface}>
      <div
        className={classes.wall}
        style={variables}
        data-testid="wall"
        data-picture={picture.kind}
        data-scene={scene?.code ?? ''}
        data-profile={profile.code}
        data-tiles={`${profile.columns}x${profile.rows}`}
      >
        <InView
          own={own}
          picture={picture}
          scene={scene}
          title={picture.kind === 'nothing' ? own.screen.name : title}
        />
      </div>
    </BlockSurface>
  );
}

type InViewProps = { own: OwnScreen; picture: Picture; scene: ResolvedScene | null; title: string | null };

function InView({ own, picture, scene, title }: InViewProps) {
  const { screen, profile } = own;
  if (picture.kind === 'asleep') return <SleepView />;
  return (
    <Drifting isOn={screen.drift}>
      <WallHeader title={title} tiles={profile.columns} />
      <WallLacks own={own} />
      {picture.kind === 'spot' && <SpotView picture={picture} profile={profile} />}
      {picture.kind !== 'spot' && !scene?.blocks.length && <NothingToShow />}
      {scene && scene.blocks.length > 0 && <SceneView key={scene.code} blocks={scene.blocks} profile={profile} />}
    </Drifting>
  );
}

/** The picture jumps a little once a minute, so that nothing burns in. */
function Drifting({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const now = useNow(60_000);
  const { x, y } = isOn ? driftAt(now, Math.round(DRIFT_SHARE * window.innerHeight)) : { x: 0, y: 0 };
  return (
    <div className={classes.picture} style={{ transform: `translate(${x}px, ${y}px)` }}>
      {children}
    </div>
  );
}

/** After a deploy the wall loads the new version, but never in the middle of a break-in. */
function useReloadAtQuietMoment(picture: Picture): void {
  const latest = useRef(picture);
  useEffect(() => {
    latest.current = picture;
  }, [picture]);
  const isQuiet = useCallback(() => latest.current.kind !== 'spot', []);
  useReloadWhenQuiet(isQuiet);
}
