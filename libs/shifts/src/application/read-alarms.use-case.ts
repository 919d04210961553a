import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { Alarm, AlarmFlood, AlarmKpis, AlarmQuery, AlarmSummary, Page, Person } from '@abat/contracts';
import { kpisOf } from '../domain/kpi.js';
import { readCounts, readKpis } from '../persistence/alarm-figures.js';
import { AlarmRepository } from '../persistence/alarm.repository.js';
import { liveFloods } from '../persistence/floods.js';
import { AlarmWords } from './alarm-words.js';
import { ALARM_ROLES } from './hand-over-alarm.use-case.js';

/** The queue of alarms as people and walls see it. */
@Injectable()
export class ReadAlarms {
  constructor(
    private readonly alarms: AlarmRepository,
    private readonly words: AlarmWords,
  ) {}

  async list(principal: Principal, query: AlarmQuery): Promise<Page<Alarm>> {
    authorize(principal, 'read');
    const page = await this.alarms.list(query, principal);
    return { ...page, items: await this.words.add(page.items) };
  }

  /** @throws DomainError resource.not-found */
  async one(principal: Principal, id: string): Promise<Alarm> {
    authorize(principal, 'read');
    const [alarm] = await this.words.add([await this.alarms.getById(id)]);
    return alarm as Alarm;
  }

  async summary(principal: Principal): Promise<AlarmSummary> {
    authorize(principal, 'read');
    const { low, high, urgent, overdue, escalated, floods, newestId, ...byState } = await readCounts(
      this.alarms.manager,
    );
    const [newest] = newestId ? await this.words.add(await this.alarms.some([newestId])) : [];
    const unacknowledged = { low, high, urgent };
    return { asOf: now(), byState, unacknowledged, overdue, escalated, floods, newest: newest ?? null };
  }

  async floods(principal: Principal): Promise<{ asOf: string; items: AlarmFlood[] }> {
    authorize(principal, 'read');
    const rows = await liveFloods(this.alarms.manager);
    const firsts = await this.words.add(await this.alarms.some(rows.map(({ firstId }) => firstId)));
    const items = rows.flatMap(({ firstId, ...row }) => {
      const first = firsts.find(({ id }) => id === firstId);
      return first ? [{ ...row, first }] : [];
    });
    return { asOf: now(), items };
  }

  async kpis(principal: Principal): Promise<AlarmKpis> {
    authorize(principal, 'read');
    const { figures, operators, hours } = await readKpis(this.alarms.manager);
    return { asOf: now(), hours, operators, items: kpisOf(figures, operators) };
  }

  /** Who may be asked to take an alarm. @throws DomainError access.denied */
  async people(principal: Principal): Promise<{ items: Person[] }> {
    authorize(principal, 'alarm.work');
    return { items: await this.alarms.people(ALARM_ROLES) };
  }
}

const now = (): string => new Date().toISOString();
