import type { Terms } from '../../platform/pages/terms.ts';
import type { KeptOffice } from '../offices/model.ts';
import type { Band } from './introduction.ts';

/** What a sheet for children is about. */
export const SHEET_IDS = ['iro', 'review', 'plan', 'advocate'] as const;
export type SheetId = (typeof SHEET_IDS)[number];

type Picture = 'face' | 'talk' | 'phone' | 'letter' | 'calendar' | 'house' | 'help';

/** A line of a sheet: one thought, with a picture of what it is about. */
interface SheetLine {
  readonly picture: Picture;
  readonly text: string;
}

/** A sheet that a child reads, or that is read to them. */
export interface ChildSheet {
  readonly id: SheetId;
  readonly title: string;
  readonly lines: readonly SheetLine[];
  /** How to get what the sheet tells of; empty where no office is entered. */
  readonly reach: readonly string[];
}

const TITLES: Readonly<Record<SheetId, (terms: Terms) => string>> = {
  iro: (terms) => terms.say('Your {officer}'),
  review: (terms) => terms.say('Your {review}'),
  plan: () => 'Your care plan',
  advocate: () => 'Somebody who helps you to be heard',
};

type Words = (terms: Terms) => readonly (readonly [Picture, string])[];

/** Words by age: short sentences, said to the child, without what only grown-ups say. */
const WORDS: Readonly<Record<SheetId, Readonly<Record<Band, Words>>>> = {
  iro: {
    'under-7': () => [
      ['face', 'One grown-up checks that all is well for you.'],
      ['talk', 'They ask what you like, and what you do not like.'],
      ['house', 'They ask how it is where you live.'],
      ['help', 'They tell the other grown-ups what you want.'],
      ['phone', 'Somebody can call them for you.'],
    ],
    '7-11': (terms) => [
      ['face', terms.say('Your {officer} is one person who checks that you are looked after well.')],
      ['house', 'They do not work for the people who look after you. They check what those people do.'],
      ['talk', 'They talk with you alone before each meeting about you, if you want to.'],
      ['help', 'They make sure that people listen to what you want.'],
      ['calendar', 'They check that people do what they promised, and when they promised it.'],
      ['phone', 'You can call or write to them whenever you want to.'],
    ],
    '12-and-over': (terms) => [
      [
        'face',
        terms.say('Every young person in care has {an officer}. The same person stays with you, if at all possible.'),
      ],
      [
        'house',
        'They have no say in the money or the staff of the team that looks after you, so they can say plainly when something is wrong.',
      ],
      [
        'talk',
        terms.say(
          'They speak with you in private before each {review}. What you say may have to be passed on to keep somebody safe. They tell you that first.',
        ),
      ],
      ['calendar', terms.say('They run your {reviews}, or help you to run them yourself.')],
      [
        'help',
        'If people do not do what was decided, they take it up, step by step, as far as a court where that is needed.',
      ],
      ['phone', terms.say('You can reach them between {reviews}. If they are away, somebody else does their work.')],
    ],
  },
  review: {
    'under-7': () => [
      ['calendar', 'There is a meeting about you.'],
      ['talk', 'Grown-ups talk about your home, your school and your family.'],
      ['face', 'You can come. You can bring a toy or a picture.'],
      ['help', 'You can say what you want. Somebody can say it for you.'],
      ['letter', 'Then somebody tells you what will happen.'],
    ],
    '7-11': (terms) => [
      ['calendar', terms.say('Your {review} is a meeting about how things are going for you.')],
      ['face', 'You help to choose who comes, where it is and when. It should not cost you school.'],
      ['talk', 'You talk about where you live, school, how you feel, your family, and what you want next.'],
      ['letter', 'If you do not want to come, you can write, draw or film what you want to say.'],
      ['help', 'Somebody you trust can come with you, or speak for you.'],
      [
        'calendar',
        'For most children one is held in the first four weeks, one within three months after it, and then at least one every six months. You can ask for one sooner.',
      ],
      ['letter', 'You hear what was decided, who does it, and by when.'],
    ],
    '12-and-over': (terms) => [
      [
        'calendar',
        terms.say('Your {review} looks at whether your care plan is right, and whether what was decided was done.'),
      ],
      [
        'face',
        'You have a say in who comes, who does not, where and when it is, and what is talked about. You can run it, alone or with help.',
      ],
      [
        'talk',
        'It looks at where you live, school or work, health, seeing your family and friends, money, and what happens next.',
      ],
      ['letter', 'If you would rather not come, say so. You can write, send a film, or have somebody speak for you.'],
      [
        'calendar',
        'For most young people one is held within 20 working days of coming into care, one within three months after it, and then at least one every six months. You can ask for one sooner.',
      ],
      [
        'help',
        'If you do not agree with what is decided, say so. It is written down, and you are told what you can do about it.',
      ],
      ['letter', 'You get what was decided in words that you can use, with who does it and by when.'],
    ],
  },
  plan: {
    'under-7': () => [
      ['letter', 'Grown-ups write down how they look after you.'],
      ['house', 'It says where you live.'],
      ['face', 'It says when you see your family.'],
      ['talk', 'They ask you what you think of it.'],
    ],
    '7-11': () => [
      ['letter', 'Your care plan says what should happen for you, who does it, and when.'],
      ['house', 'It says where you live and who looks after you.'],
      ['face', 'It says when you see your family and friends.'],
      ['calendar', 'It is about school, your health, and what you like to do, too.'],
      ['talk', 'People must ask you what you think of each part of it.'],
      ['help', 'If you do not agree, say so. Then people must talk with you about what can be done.'],
    ],
    '12-and-over': (terms) => [
      ['letter', 'Your care plan says what the authority does for you. It looks ahead until you are grown up.'],
      [
        'house',
        'It has a part for where you live, your family and friends, school or work, health, who you are, and what happens next. There is a second plan, in case the first does not work.',
      ],
      ['talk', 'You must be asked about each part, and before it is changed.'],
      ['calendar', terms.say('A great change has to wait for {an review}, unless you are not safe.')],
      ['help', 'If you do not agree, you can say so, bring somebody to help you, complain, or ask a lawyer.'],
      ['letter', 'You can ask to see your plan whenever you want to.'],
    ],
  },
  advocate: {
    'under-7': () => [
      ['help', 'Somebody can help you to say what you want.'],
      ['face', 'They are on your side.'],
      ['talk', 'They say what you want, and nothing else.'],
      ['phone', 'Ask any grown-up you like. They call them for you.'],
    ],
    '7-11': () => [
      ['help', 'An advocate is somebody who helps you to say what you want.'],
      ['face', 'They do not work for the people who look after you. They are on your side.'],
      ['talk', 'They tell others what you want, even if they would want something else.'],
      ['calendar', 'You can have one at any time: for a meeting, to complain, or just to be heard. It costs nothing.'],
      ['phone', 'Ask your social worker, your carer or a teacher. You can also call yourself.'],
    ],
    '12-and-over': (terms) => [
      ['help', 'An advocate helps you to say what you want, or says it for you.'],
      ['face', 'They are independent. They do not tell you what to want, and they do not decide.'],
      ['talk', 'What you tell them stays between you, unless somebody is not safe.'],
      [
        'calendar',
        terms.say(
          'It is your right while you are in care, at any time: for {an review}, to complain, or when you do not agree with your plan. It costs nothing.',
        ),
      ],
      ['phone', terms.say('Ask your {officer}, your social worker or your carer, or call the service yourself.')],
      ['letter', 'If the first one does not suit you, ask for another.'],
    ],
  },
};

/** Which offices a child may want to reach for what a sheet tells. */
const OFFICES: Readonly<Record<SheetId, readonly string[]>> = {
  iro: ['iro-service'],
  review: ['iro-service'],
  plan: [],
  advocate: ['advocacy-service'],
};

interface Asked {
  readonly band: Band;
  readonly terms: Terms;
  readonly offices: readonly KeptOffice[];
  readonly today: string;
}

/** A sheet for a child of an age, in the authority's own words, with the offices of today. */
export function childSheet(id: SheetId, { band, terms, offices, today }: Asked): ChildSheet {
  return {
    id,
    title: TITLES[id](terms),
    lines: WORDS[id][band](terms).map(([picture, text]) => ({ picture, text })),
    reach: offices
      .filter(
        ({ kind, startedOn, endedOn }) => OFFICES[id].includes(kind) && startedOn <= today && (endedOn ?? '9') > today,
      )
      .map(({ title, phone, email }) => [title, phone, email].filter((each) => each !== null).join(', '))
      .filter((line) => line !== ''),
  };
}
