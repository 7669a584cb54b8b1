/** Every table that holds rows of a customer, the one list for erasure and export. A test holds it against the database. */
export interface CustomerTable {
  readonly name: string;
  /** Columns that stay out of an export: what opens something, or what is of no use without it */
  readonly secret?: readonly string[];
  /** Outlives an erasure until its time is over */
  readonly kept?: true;
}

export const customerTables: readonly CustomerTable[] = [
  { name: 'link', secret: ['grant_id', 'subject_hash'] },
  { name: 'credential', secret: ['token_hash'] },
  { name: 'consent' },
  { name: 'account' },
  { name: 'transaction' },
  { name: 'dialogue_state', secret: ['session_key'] },
  { name: 'turn' },
  { name: 'voice_pin', secret: ['salt', 'hash', 'key_id'] },
  { name: 'proven_session', secret: ['session_key'] },
  { name: 'app_task', secret: ['wish'] },
  { name: 'web_session', secret: ['id_hash'] },
  { name: 'web_entry', secret: ['code_hash'] },
  { name: 'one_time_code', secret: ['code_hash'] },
  { name: 'watch' },
  { name: 'warning', secret: ['sent_hash'] },
  { name: 'warning_exception' },
  { name: 'dispute' },
  { name: 'push_address', secret: ['address_hash', 'sealed'] },
  { name: 'delivery' },
  { name: 'receipt', kept: true },
  { name: 'ledger', kept: true },
  { name: 'ledger_head', kept: true },
  { name: 'support_look', kept: true },
];
