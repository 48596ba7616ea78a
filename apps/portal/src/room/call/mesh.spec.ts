import { describe, expect, it } from 'vitest';
import { type Link, type LinkOptions, Mesh } from './mesh.js';
import type { NegotiationMessage } from './negotiation.js';

interface PaperLink extends Link {
  readonly with: string;
  readonly options: LinkOptions;
  readonly received: string[];
  isClosed: boolean;
}

/** A browser with a mesh; its connections only write down what they hear. */
class Page {
  static names = 0;
  readonly links: PaperLink[] = [];
  readonly media: string[] = [];
  readonly mesh: Mesh;

  constructor(
    readonly id: string,
    line: Line,
  ) {
    line.pages.set(id, this);
    this.mesh = new Mesh({
      ownId: id,
      newName: () => `name-${(Page.names += 1)}`,
      send: (to, content) => line.sent.push({ from: id, to, content }),
      makeLink: (other, options) => this.makeLink(other, options),
      onMedia: (other, { audio, video }) => this.media.push(`${other} ${audio} ${video}`),
    });
  }

  get open(): PaperLink[] {
    return this.links.filter(({ isClosed }) => !isClosed);
  }

  private makeLink(other: string, options: LinkOptions): Link {
    const received: string[] = [];
    const link: PaperLink = {
      ...{ with: other, options, received, isClosed: false },
      receive: (message) => received.push(message.kind === 'DESCRIPTION' ? String(message.description.sdp) : 'candidate'),
      close: () => {
        link.isClosed = true;
      },
    };
    this.links.push(link);
    return link;
  }
}

/** Carries what pages say, in order, when it is told to. */
class Line {
  readonly pages = new Map<string, Page>();
  readonly sent: { from: string; to: string; content: string }[] = [];

  carry(): void {
    for (let next = this.sent.shift(); next; next = this.sent.shift()) this.pages.get(next.to)?.mesh.hear(next.from, next.content);
  }
}

const here = (id: string) => ({ id, isPresent: true });

const offer = (sdp: string): NegotiationMessage => ({ kind: 'DESCRIPTION', description: { type: 'offer', sdp } });

function two(): { line: Line; anna: Page; bruno: Page } {
  const line = new Line();
  const [anna, bruno] = [new Page('anna', line), new Page('bruno', line)];
  return { line, anna, bruno };
}

function met(): ReturnType<typeof two> {
  const pages = two();
  pages.anna.mesh.meet([here('bruno')]);
  pages.bruno.mesh.meet([here('anna')]);
  pages.line.carry();
  return pages;
}

describe('two pages', () => {
  it('make one connection each, of which one is polite, when both begin at once', () => {
    const { anna, bruno } = met();
    expect([anna.links.length, bruno.links.length]).toEqual([1, 1]);
    expect([anna.links[0]!.options.isPolite, bruno.links[0]!.options.isPolite]).toEqual([false, true]);
  });

  it('make one when only one begins', () => {
    const { line, anna, bruno } = two();
    anna.mesh.meet([here('bruno')]);
    line.carry();
    expect([anna.links.length, bruno.links.length]).toEqual([1, 1]);
  });

  it('say hello again while it was not heard, and no more when it was', () => {
    const { line, anna, bruno } = two();
    anna.mesh.meet([here('bruno')]);
    line.sent.length = 0;
    anna.mesh.meet([here('bruno')]);
    line.carry();
    anna.mesh.meet([here('bruno')]);
    expect(line.sent).toEqual([]);
    expect([anna.links.length, bruno.links.length]).toEqual([1, 1]);
  });

  it('pass on what their connections say, in order, and once', () => {
    const { line, anna, bruno } = met();
    anna.links[0]!.options.send(offer('one'));
    anna.links[0]!.options.send(offer('two'));
    line.sent.push(...line.sent);
    line.carry();
    expect(bruno.links[0]!.received).toEqual(['one', 'two']);
  });

  it('know whether the other’s microphone and camera are on', () => {
    const { line, anna, bruno } = met();
    anna.mesh.tellMedia({ audio: true, video: false });
    line.carry();
    expect(bruno.media.at(-1)).toBe('anna true false');
  });

  it('keep the connection while the API has lost one of them, and say no hello to who is not there', () => {
    const { line, anna } = met();
    anna.mesh.meet([{ id: 'bruno', isPresent: false }]);
    expect(anna.open).toHaveLength(1);
    const alone = new Page('carla', line);
    alone.mesh.meet([{ id: 'bruno', isPresent: false }]);
    expect(line.sent).toEqual([]);
  });

  it('give up the connection when one of them has left', () => {
    const { anna } = met();
    anna.mesh.meet([]);
    expect(anna.open).toEqual([]);
  });
});

describe('a page that was loaded again', () => {
  it('is connected anew, and hears nothing that was for the one before', () => {
    const { line, anna, bruno } = met();
    bruno.links[0]!.options.send(offer('for the one before'));
    const fresh = new Page('anna', line);
    fresh.mesh.meet([here('bruno')]);
    line.carry();
    expect(bruno.links.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(fresh.open).toHaveLength(1);
    bruno.open[0]!.options.send(offer('for this one'));
    // What an old connection says in its last moment goes nowhere.
    bruno.links[0]!.options.send(offer('late'));
    line.carry();
    expect(fresh.open[0]!.received).toEqual(['for this one']);
    expect(anna.links[0]!.received).toEqual([]);
  });

  it('is connected also when both were loaded again at once', () => {
    const { line } = met();
    const [anna, bruno] = [new Page('anna', line), new Page('bruno', line)];
    anna.mesh.meet([here('bruno')]);
    bruno.mesh.meet([here('anna')]);
    line.carry();
    anna.open[0]!.options.send(offer('hello'));
    line.carry();
    expect([anna.open.length, bruno.open.length, bruno.open[0]!.received]).toEqual([1, 1, ['hello']]);
  });
});

it('a connection that cannot be mended is replaced, on both sides', () => {
  const { line, anna, bruno } = met();
  anna.links[0]!.options.onBroken();
  line.carry();
  expect(anna.links.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  expect(bruno.links.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  anna.links[0]!.options.onBroken();
  expect(anna.open).toHaveLength(1);
  anna.open[0]!.options.send(offer('again'));
  line.carry();
  expect(bruno.open[0]!.received).toEqual(['again']);
});

it('three pages are connected each with each', () => {
  const line = new Line();
  const pages = ['anna', 'bruno', 'carla'].map((id) => new Page(id, line));
  for (const page of pages) page.mesh.meet(pages.filter((other) => other !== page).map(({ id }) => here(id)));
  line.carry();
  expect(pages.map(({ open }) => open.map((link) => link.with).sort())).toEqual([
    ['bruno', 'carla'],
    ['anna', 'carla'],
    ['anna', 'bruno'],
  ]);
});

it.each([
  '',
  'nothing',
  '{}',
  'null',
  '[]',
  '{"kind":"HELLO"}',
  '{"kind":"DESCRIPTION","from":"x","number":1}',
  '{"kind":"DANCE","from":"x","number":1}',
])('what no page of ours has written is not heard: %s', (content) => {
  const { anna, bruno } = two();
  anna.mesh.hear(bruno.id, content);
  expect(anna.links).toEqual([]);
});
