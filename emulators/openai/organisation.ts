/** The organisation whose keys the emulator takes. The name becomes a part of every model it trains. */
export const ORGANISATION = { id: 'org-emulated', name: 'acme' } as const;

/** What the organisation may do; tests and demos change it while the emulator runs. */
export interface OrganisationPolicy {
  /** As for organisations that OpenAI shut out in 2026: every create is refused with 403, uploads still work. */
  trainingClosed: boolean;
  /** Jobs per model in 24 hours; `null` for no limit. */
  dailyLimit: number | null;
  /** Whether the keys have the Owner role, without which no model is deleted (OpenAI API specification 2.3.0). */
  ownerKeys: boolean;
}
