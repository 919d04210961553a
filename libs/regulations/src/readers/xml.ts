import { Parser } from 'htmlparser2';
import { unreadable } from './refusals.js';

/** What a reader of XML listens to. Names carry their prefix: `w:p`. */
export type XmlListener = {
  open: (name: string, attributes: Record<string, string>) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

const MAX_DEPTH = 1_000;

/**
 * Walks through XML without resolving anything: a document type declaration, where entities are defined, is refused.
 * @throws DomainError regulation.unreadable
 */
export function walkXml(bytes: Buffer, listener: XmlListener): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if ((depth += 1) > MAX_DEPTH) throw unreadable('вложенность разметки слишком велика');
        listener.open(name, attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        listener.close(name);
      },
      ontext: (text) => listener.text(text),
      onprocessinginstruction: (name) => {
        if (name.toLowerCase() === '!doctype') throw unreadable('разметка с объявлением DOCTYPE не принимается');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(bytes.toString('utf8'));
  // Ending the parser closes what is still open.
  if (depth !== 0) throw unreadable('разметка обрывается');
  parser.end();
}
