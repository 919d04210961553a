import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  DomainError,
  type Holder,
  type MatrixFinding,
  type Responsibility,
  type ResponsibilityQuery,
} from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { resolveOptional } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type Agreement, agreementsOf, answersAt } from '../domain/answers.js';
import { FunctionTree, treeThen } from '../persistence/function-tree.js';
import { type PlaceFacts, readPlace, territoriesAt } from '../persistence/point-reader.js';
import { dayOf } from '../persistence/scope.js';

/** Who answers for this place, for every function and stage. */
@Injectable()
export class FindResponsible {
  private readonly functions = new FunctionTree();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * @throws DomainError geometry.outside-city when no territory of that day holds the place
   * @throws DomainError reference.unknown for an unknown function, request.invalid for a moment that is to come
   */
  execute(asked: ResponsibilityQuery): Promise<Responsibility> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, (manager) => this.read(manager, query));
  }

  private async read(
    manager: EntityManager,
    { lon, lat, at, on, function: code }: ResponsibilityQuery,
  ): Promise<Responsibility> {
    const functionId = (await resolveOptional(manager, 'function', { code, path: 'function' })) ?? null;
    const place = { lon, lat, day: await dayOf(manager, on), functionId };
    const territories = await territoriesAt(manager, place);
    if (territories.length === 0) throw new DomainError('geometry.outside-city');
    const functions = at ? treeThen : this.functions;
    const facts = await readPlace(manager, place, { territories, functions });
    return {
      asOf: place.day,
      lon,
      lat,
      territories,
      sites: facts.sites,
      agencies: facts.agencies.map(withoutId),
      acts: facts.acts.map(withoutId),
      functions: answersAt(facts),
      holders: holdersOf(facts),
      findings: findingsOf(facts),
    };
  }
}

const withoutId = <Row extends { id: string }>({ id: _id, ...row }: Row): Omit<Row, 'id'> => row;

const placesOf = (rows: readonly { id: string }[]): Map<string, number> =>
  new Map(rows.map(({ id }, place) => [id, place]));

function byAgency(agreements: readonly Agreement[]): Map<string, Agreement[]> {
  const found = new Map<string, Agreement[]>();
  for (const agreement of agreements)
    for (const id of agreement.agencyIds) found.set(id, [...(found.get(id) ?? []), agreement]);
  return found;
}

function findingsOf({ pairs, agencies }: PlaceFacts): MatrixFinding[] {
  const named = new Map(agencies.map((agency) => [agency.id, withoutId(agency)]));
  return pairs.map(({ a: _a, b: _b, agencyIds, ...finding }) => ({
    ...finding,
    agencies: agencyIds.flatMap((id) => named.get(id) ?? []),
  }));
}

function holdersOf(facts: PlaceFacts): Holder[] {
  const agencies = placesOf(facts.agencies);
  const acts = placesOf(facts.acts);
  const territories = placesOf(facts.territories);
  const sites = placesOf(facts.sites);
  const functions = new Map(facts.tree.map(({ path }, place) => [path, place]));
  const agreements = byAgency(facts.agreements);
  return facts.powers.map((power) => {
    const holder: Holder = {
      id: power.id,
      code: power.code,
      agency: agencies.get(power.agencyId)!,
      function: functions.get(power.path)!,
      stage: power.stage,
      objectKind: power.objectKind,
      mode: power.mode,
      territory: territories.get(power.territoryId) ?? 0,
    };
    // What is absent is not written: a place of a large city has thousands of holders.
    if (power.siteId !== null) holder.site = sites.get(power.siteId);
    if (power.actId !== null) holder.act = acts.get(power.actId);
    if (power.article !== null) holder.article = power.article;
    if (power.demo) holder.demo = true;
    const agreed = agreementsOf(power, agreements);
    if (agreed.length > 0) holder.agreements = agreed;
    return holder;
  });
}
