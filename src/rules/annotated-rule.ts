/** A whole rule file with every field that one may have, for `rules/README.md`; a test parses it and runs its cases. */
export const ANNOTATED_RULE = `\
schema: 1
id: pump-offline                     # also the name of the file: pump-offline.yaml
title: The pump does not answer      # what happens to the user
status: experimental                 # stable: read on many sessions; signal: only for other rules; retired
severity: high                       # how bad one occurrence is
confidence: high                     # how sure a match is real friction
owner: project                       # who can mend it
cost: failure                        # how lost time is reckoned
why: Nothing else works until it answers, and nobody sees that it is the pump.
false_positives: A pump that is switched off on purpose.
references: [https://example.org/pumps]

detect:                              # one block, or a list: an event belongs to the first that takes it
  - kind: single                     # each event for itself
    label: refused                   # names the block in groups and drafts
    match:
      event: tool_call               # see the words above for what each event has
      tool: Bash
      outcome: error
      hidden: accept                 # failures inside successes and results that never came, too
      command: ['\\bpumpctl\\b']       # RE2, matched anywhere, case does not matter; one of a list is enough
      output:
        any_of: ['^pump (?P<pump>\\w+): connection refused']   # a named group can be grouped by
        none_of: ['\\bdry run\\b']     # all_of: every one of them
        case_sensitive: false
    unless:
      - because: the simulator has no pump
        command: ['--simulate\\b']
  - kind: sequence                   # several events in order, in one thread
    label: again and again
    same: [command_family]           # all of them have the same
    within: { active: 10m }          # or wall: 10m, or calls: 12
    steps:
      - match: { event: tool_call, tool: Bash, outcome: error, output: ['^pump .*: timeout'] }
        times: 3
    broken_by:
      - { event: tool_call, tool: Bash, outcome: ok }
  # kind: session, where: { errors: { at_least: 50 } } asks a session as a whole

yields_to: [command-not-found]       # these explain it better; '*': any other rule
per_session: { matches: 1, merge: 1m }   # fewer do not count; what follows within a minute is one match
group_by: [pump]                     # one group, one issue; [] is one for the rule
report_when: { sessions: 2, users: 2, matches: 1, within: 30d }

issue:                               # a text may be a list: { for: { pump: main }, text: … }, then one for the others
  title: 'Pump \`{{group.pump}}\` does not answer'
  labels: [hardware]
  impact: '{{sessions}} sessions of {{users}} users met it {{matches}} times and lost {{lost_time}}.'
  root_cause: '\`{{group.pump}}\` refuses connections or lets them run out.'
  proposal: Let \`pumpctl status\` say which pump is down, and since when.

fixed:                               # failures of sessions begun before are expected, later ones a regression
  - { issue: 41, at: '2026-02-10T09:00:00Z', commit: 1a2b3c4, for: { pump: spare }, note: new firmware }

tests:                               # run: the command; prints: it went well; fails, exit: it did not
  hits:
    - name: refused
      session:
        - { run: pumpctl fill, fails: 'pump main: connection refused', exit: 1 }
      expect: { matches: 1, group: { pump: main } }
    - name: three times
      session:
        - { run: pumpctl fill, fails: 'pump main: timeout', exit: 1 }
        - { run: pumpctl fill, fails: 'pump main: timeout', exit: 1 }
        - { run: pumpctl fill, fails: 'pump main: timeout', exit: 1 }
  misses:
    - name: the simulator
      session:
        - { run: pumpctl fill --simulate, fails: 'pump main: connection refused', exit: 1 }
    - name: only talked about
      session:
        - { run: pumpctl fill, fails: 'dry run; pump main: connection refused', exit: 1 }
`;
