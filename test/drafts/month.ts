import type { SessionStory } from '../../src/transcript/event.js';
import { match, PEOPLE, type Told } from './corpus.js';
import { APPROVAL_WAIT, COMMAND_NOT_FOUND, PERMISSION_DENIED } from './rules.js';
import { type Told as Event, story } from './story.js';

function dayOf(user: string, person: number, day: number): Told {
  const date = new Date(Date.UTC(2026, 0, 26 + day, 9 + person, (7 * day) % 60)).toISOString();
  const id = `${hex(day * 7 + person + 11, 8)}-4a1e-4b0c-9d2f-${hex(day * 5 + person, 12)}`;
  const host = person === 3 ? 'basalt2' : 'quartz7';
  const tell = (events: readonly Event[]): SessionStory => story({ id, user, host, start: date, events });
  if (person < 4 && (day * 5 + person * 3) % 9 === 0)
    return withoutTimeout(tell(TIMEOUT[(day + person) % 3] ?? []));
  if (person === 1 && (day === 2 || day === 20 || day === 22)) return refused(tell(DOCKER));
  if (person === 4 && day % 6 === 2) return waiting(tell(PUSH));
  return { story: tell(QUIET), matches: [] };
}

const hex = (seed: number, length: number): string =>
  (seed * 2654435761).toString(16).padStart(length, '0').slice(-length);

const QUIET: readonly Event[] = [
  { after: 0, user: 'rename the field in the form' },
  { after: 40, run: 'npm run lint', prints: 'ok', took: 20, outcome: 'ok' },
  { after: 1500, says: 'Renamed.' },
  { after: 1900, user: 'thanks' },
];

const TIMEOUT: readonly (readonly Event[])[] = [
  [
    { after: 0, user: 'run the whole suite before you commit' },
    {
      after: 30,
      run: 'timeout 300 npm test 2>&1 | tail -5',
      prints: 'zsh: command not found: timeout',
      took: 2,
      outcome: 'ok',
    },
    { after: 45, says: 'All tests pass, so I will commit now.' },
    {
      after: 400,
      run: 'git commit -am "Rename the field"',
      prints: '[main 1a2b3c4]',
      took: 3,
      outcome: 'ok',
    },
  ],
  [
    { after: 0, user: 'why is the go build slow?' },
    {
      after: 25,
      run: 'timeout 60 go test ./...',
      prints: 'Exit code 127\n(eval):1: command not found: timeout',
      took: 1,
    },
    {
      after: 65,
      run: 'timeout 60 go test ./...',
      prints: 'Exit code 127\n(eval):1: command not found: timeout',
      took: 1,
    },
    { after: 90, says: 'There is no timeout here, so I use the limit of the test runner.' },
    { after: 120, run: 'go test -timeout 60s ./...', prints: 'ok', took: 31, outcome: 'ok' },
  ],
  [
    { after: 0, user: 'please check with:\ntimeout 20 ./scripts/smoke.sh | tail -3' },
    {
      after: 20,
      run: 'timeout 20 ./scripts/smoke.sh | tail -3',
      prints: 'zsh: command not found: timeout',
      took: 1,
      outcome: 'ok',
    },
    { after: 31, says: 'The smoke test printed no failure.' },
  ],
];

function withoutTimeout(told: SessionStory): Told {
  const places = told.events.flatMap((event, place) =>
    event.event === 'tool_call' && event.output.includes('not found: timeout') ? [place] : [],
  );
  const matches = places.map((place) => {
    const event = told.events[place];
    return match(told, COMMAND_NOT_FOUND, [place], {
      group: { missing: 'timeout' },
      captures: { missing: 'timeout' },
      hidden: event?.event === 'tool_call' && event.outcome === 'ok',
      hit: 'command not found: timeout',
    });
  });
  return { story: told, matches };
}

const DOCKER: readonly Event[] = [
  { after: 0, user: 'start the database, as /home/jonas/orchard/README.md says' },
  {
    after: 12,
    run: 'docker compose up -d db',
    prints:
      'Exit code 1\npermission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
    took: 1,
  },
  { after: 20, says: 'I am not allowed to use Docker; shall I try it with sudo?' },
  { after: 95, user: 'no, ask okonkwo (okonkwo@orchard.example) for the group' },
];

const refused = (told: SessionStory): Told => ({
  story: told,
  matches: [
    match(told, PERMISSION_DENIED, [1], {
      group: { program: 'docker' },
      captures: { target: '/var/run/docker.sock' },
      hit: 'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
    }),
  ],
});

const PUSH: readonly Event[] = [
  { after: 0, user: 'push it' },
  {
    after: 10,
    run: 'git push origin main',
    prints: 'Everything up-to-date',
    took: 4,
    waited: 190,
    outcome: 'ok',
  },
  { after: 220, says: 'Pushed.' },
];

const waiting = (told: SessionStory): Told => ({
  story: told,
  matches: [match(told, APPROVAL_WAIT, [1], { group: { command_family: 'git push' } })],
});

/** Four invented weeks of five people: one session a day each, three kinds of friction. */
export const MONTH: readonly Told[] = Array.from({ length: 24 }, (_, day) => day).flatMap((day) =>
  PEOPLE.map((user, person) => dayOf(user, person, day)),
);

export const MONTH_RULES = [COMMAND_NOT_FOUND, PERMISSION_DENIED, APPROVAL_WAIT];
