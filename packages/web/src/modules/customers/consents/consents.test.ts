import { expect, test } from 'vitest'
import { type Consent, latestByChannel } from './consents.ts'

const consent = (channel: string, state: Consent['state'], decidedAt: string): Consent => ({
  id: decidedAt,
  channel,
  state,
  source: null,
  decidedAt,
})

test('what was said last counts, way by way', () => {
  const byChannel = latestByChannel([
    consent('email', 'given', '2026-01-01T00:00:00Z'),
    consent('email', 'withdrawn', '2026-03-01T00:00:00Z'),
    consent('chat', 'given', '2026-02-01T00:00:00Z'),
  ])
  expect(byChannel.map(({ channel, latest }) => [channel, latest?.state])).toEqual([
    ['email', 'withdrawn'],
    ['sms', undefined],
    ['phone', undefined],
    ['letter', undefined],
    ['chat', 'given'],
  ])
})
