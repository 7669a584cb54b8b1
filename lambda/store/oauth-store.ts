import type { Platform } from '#skill';

/** Where the authorization server keeps its records. Payloads come sealed: storage learns nothing from them. */
export interface OauthStore {
  saveRecord(record: OauthRecord): Promise<void>;
  /** Null if unknown or expired. */
  record(model: string, idHash: string, now: string): Promise<StoredOauthRecord | null>;
  recordByUid(model: string, uid: string, now: string): Promise<(StoredOauthRecord & { readonly idHash: string }) | null>;
  /** False if it was consumed before, or is unknown: of two that consume it at the same moment one gets true. */
  consumeRecord(model: string, idHash: string, now: string): Promise<boolean>;
  deleteRecord(model: string, idHash: string): Promise<void>;
  /** Every record and token of a grant, and its link ends ('platform'). */
  revokeGrant(grantId: string, now: string): Promise<void>;
  /** The access token answers for the grant's link from now on. Rejects if the grant has no live link on this platform. */
  saveToken(token: {
    readonly tokenHash: string;
    readonly platform: Platform;
    readonly grantId: string;
    readonly expiresAt: string;
  }): Promise<void>;
  deleteToken(tokenHash: string, platform: Platform): Promise<void>;
}

export interface OauthRecord {
  readonly model: string;
  readonly idHash: string;
  readonly grantId: string | null;
  readonly uid: string | null;
  readonly sealed: string;
  /** ISO instant, or null for one without end */
  readonly expiresAt: string | null;
}

export interface StoredOauthRecord {
  readonly sealed: string;
  /** ISO instant */
  readonly consumedAt: string | null;
}
