import { readFileSync } from 'node:fs';
import type { KeyValueCache } from '@apollo/utils.keyvaluecache';

const PREFIX = 'apq:';

/**
 * The portal's documents, known by their SHA-256 from its build. It stands where Apollo keeps automatically persisted queries, but
 * learns nothing from callers: a hash is answered only when it was shipped with the release.
 */
export class TrustedDocuments implements KeyValueCache {
  private readonly documents: ReadonlyMap<string, string>;

  /** @param documents sha256 in hexadecimal -> document */
  constructor(documents: Readonly<Record<string, string>>) {
    this.documents = new Map(Object.entries(documents));
  }

  /** @param file JSON made by the portal's build; none: no document is trusted. */
  static fromFile(file: string | undefined): TrustedDocuments {
    return new TrustedDocuments(file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
  }

  /** Whether a document, as received, is one of ours. */
  has(source: string): boolean {
    return this.sources.has(source);
  }

  /** @param hash SHA-256 in hexadecimal. */
  byHash(hash: string): string | undefined {
    return this.documents.get(hash);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.byHash(key.slice(key.indexOf(PREFIX) + PREFIX.length)));
  }

  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(): Promise<boolean> {
    return Promise.resolve(false);
  }

  private get sources(): ReadonlySet<string> {
    this.sourceSet ??= new Set(this.documents.values());
    return this.sourceSet;
  }

  private sourceSet: ReadonlySet<string> | undefined;
}
