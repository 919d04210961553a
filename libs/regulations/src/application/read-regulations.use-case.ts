import { Injectable } from '@nestjs/common';
import type { Page, Regulation, RegulationDocument, RegulationQuery, Statement, StatementQuery } from '@abat/contracts';
import { RegulationQueries } from '../persistence/regulation.query.js';
import { StatementQueries } from '../persistence/statement.query.js';

/** Regulations with their lines and statements, for everybody who may read. */
@Injectable()
export class ReadRegulations {
  constructor(
    private readonly regulations: RegulationQueries,
    private readonly statements: StatementQueries,
  ) {}

  list(query: RegulationQuery): Promise<Page<Regulation>> {
    return this.regulations.list(query);
  }

  /** @throws DomainError resource.not-found */
  one(id: string): Promise<Regulation> {
    return this.regulations.getById(id);
  }

  /** @throws DomainError resource.not-found */
  async document(id: string): Promise<RegulationDocument> {
    return { items: await this.regulations.document(id) };
  }

  /** @throws DomainError resource.not-found */
  async statementsOf(id: string, query: StatementQuery): Promise<Page<Statement>> {
    await this.regulations.getById(id);
    return this.statements.list({ ...query, regulation: id });
  }

  /** Statements of every regulation. */
  statementList(query: StatementQuery): Promise<Page<Statement>> {
    return this.statements.list(query);
  }

  /** @throws DomainError resource.not-found */
  statement(id: string): Promise<Statement> {
    return this.statements.getById(id);
  }
}
