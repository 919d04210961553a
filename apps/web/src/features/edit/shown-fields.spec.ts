import { emptyDraft, type Draft } from './draft.js';
import { faultyZone, isFieldShown } from './shown-fields.js';

const zone = { geometry: null, start: null, end: null };
const one = emptyDraft('dep-a');
const two: Draft = { ...one, zones: [zone, zone] };

describe('the fields a form of a work shows', () => {
  it.each([
    ['days of work inside a planned window', one, 'durationDays', true],
    ['days of work while the dates are firm', { ...one, dateCertainty: 'firm' } as Draft, 'durationDays', false],
    ['the days of the only zone', one, 'end', true],
    ['the days of the zone it has open', two, 'zones.0.end', true],
    ['the days of another zone', two, 'zones.1.end', false],
    ['something deep in a shape', one, 'geometry.coordinates.0', false],
    ['lanes that are taken', { ...one, hindersTraffic: true }, 'lanesClosed', true],
    ['lanes of a work that hinders nobody', one, 'lanesClosed', false],
    ['the day a finished work ended', { ...one, status: 'finished' } as Draft, 'finishedOn', true],
    ['the day of one that goes on', one, 'finishedOn', false],
    ['the project', one, 'project', true],
    ['what it has no field for', one, 'progressPercent', false],
  ])('%s', (_name, draft, path, isShown) => expect(isFieldShown(draft, 0, path)).toBe(isShown));
});

describe('the zone to look at when saving failed', () => {
  it.each([
    ['stays where nothing is wrong with zones', 1, ['title', 'end'], 1],
    ['stays where it is faulty itself', 1, ['zones.0.end', 'zones.1.start'], 1],
    ['is the first faulty one', 0, ['zones.2.end', 'zones.1.geometry.coordinates'], 1],
  ])('%s', (_name, chosen, paths, zoneToSee) => expect(faultyZone(chosen, paths)).toBe(zoneToSee));
});
