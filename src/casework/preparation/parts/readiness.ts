import type { PartIn } from './part.ts';

const DAY_HINT = 'For example, 27 3 2027';

/**
 * What the social worker brings up to date before the review (Blackburn with Darwen §6; handbook ¶3.47). Asked of every
 * authority: each of it is needed wherever a review is held.
 */
export const recordsUpToDate: PartIn = (terms) => ({
  id: 'records-up-to-date',
  title: 'Records and plans are up to date',
  who: 'Social worker',
  guidance: [
    terms.say('Whatever is not ready yet, say so: the {iro} then knows what to ask for, and when it will come.'),
  ],
  told: [
    { name: 'lastVisit', kind: 'text', label: 'The last visit' },
    {
      name: 'notAlone',
      kind: 'long-text',
      label: terms.say('Visits since the last {review} without seeing the child alone'),
    },
    { name: 'bedroomSeenOn', kind: 'day', label: 'When did somebody last see where the child sleeps?' },
    {
      name: 'household',
      kind: 'one-of',
      label: 'Has anybody moved into or out of the home?',
      choices: { no: 'No', yes: 'Yes', 'not-known': 'We don’t know' },
    },
    { name: 'householdNote', kind: 'long-text', label: 'Who, and when' },
  ],
  fields: [
    {
      name: 'on',
      kind: 'day',
      label: 'On which day did you go through it?',
      hint: DAY_HINT,
      missing: 'Enter the day on which you went through it',
    },
    {
      name: 'visits',
      kind: 'one-of',
      label: 'Are the records of visits to the placement up to date?',
      choices: { yes: 'Yes', 'not-yet': 'Not yet' },
      missing: 'Choose whether the records of visits are up to date',
    },
    {
      name: 'householdRecorded',
      kind: 'one-of',
      label: 'Is everybody recorded who lives in the home, and who moved in or out?',
      choices: { yes: 'Yes', 'not-yet': 'Not yet' },
      missing: 'Choose whether everybody is recorded who lives in the home',
    },
    {
      name: 'court',
      kind: 'one-of',
      label: 'Is there a case about the child in court, or was there one?',
      choices: { no: 'No', now: 'Yes, now', before: 'Yes, before' },
      missing: 'Choose whether there is or was a case in court',
    },
    {
      name: 'courtNote',
      kind: 'long-text',
      label: 'If so: what is the legal status, what is the court’s timetable, and how far is the case?',
      neededIf: {
        question: 'court',
        is: ['now', 'before'],
        missing: 'Say what the legal status is, the court’s timetable, and how far the case is',
      },
    },
    {
      name: 'otherMeetings',
      kind: 'long-text',
      label: 'What came out of other meetings about the child or the plan?',
      hint: 'Each with its day; or that there was none',
      missing: 'Enter what came out of other meetings, or that there was none',
    },
    {
      name: 'ehcp',
      kind: 'one-of',
      label: 'Has the child an education, health and care plan?',
      choices: { no: 'No', yes: 'Yes' },
      missing: 'Choose whether there is an education, health and care plan',
    },
    {
      name: 'ehcpNote',
      kind: 'text',
      label: terms.say('If so: how do its review and this {review} go together?'),
      neededIf: { question: 'ehcp', is: ['yes'], missing: 'Say how the two reviews go together, or why they cannot' },
    },
    {
      name: 'pepBegunWith',
      kind: 'any-of',
      label: 'With whom was the personal education plan begun?',
      choices: {
        child: 'The child',
        teachers: 'Teachers',
        parents: 'Parents',
        relatives: 'Relatives',
        carers: 'Carers',
        'not-begun': 'It is not begun yet, or none is needed',
      },
      missing: 'Choose with whom the personal education plan was begun',
    },
    {
      name: 'copies',
      kind: 'one-of',
      label: 'Has everybody who comes a copy of the report and the plan?',
      choices: { yes: 'Yes, or they get one there', 'not-yet': 'Not yet' },
      missing: 'Choose whether everybody has a copy',
    },
  ],
});

/** That the IRO has read and heard what there is, and that the child is prepared (handbook ¶3.22, ¶3.26, ¶3.46, ¶7.14). */
export const iroIsReady: PartIn = (terms) => ({
  id: 'iro-is-ready',
  title: terms.say('The {iro} is ready'),
  who: terms.of('Iro'),
  guidance: [
    'Whoever cares for the child or knows the child well is heard, whether they come or not. What they think is weighed, not only written down.',
    terms.say(
      'Where the child was not properly prepared, the {review} may be adjourned. Poor preparation may be raised with managers.',
    ),
  ],
  fields: [
    {
      name: 'read',
      kind: 'any-of',
      label: 'What did you read?',
      choices: {
        'care-plan': 'Care plan',
        'placement-plan': 'Placement plan',
        'pathway-plan': 'Pathway plan',
        report: 'The social worker’s report',
        pep: 'Personal education plan',
        'health-plan': 'Health plan or health assessment',
        'last-record': 'The record of the last review',
        other: 'Other papers',
        nothing: 'Nothing has come',
      },
      missing: 'Choose what you read',
    },
    {
      name: 'isCurrent',
      kind: 'one-of',
      label: 'Is the care plan that you read the current one?',
      choices: { yes: 'Yes', no: 'No', 'not-known': 'We don’t know' },
      missing: 'Choose whether the care plan is the current one',
    },
    {
      name: 'updated',
      kind: 'one-of',
      label: 'Were the personal education plan and the health plan updated for this review?',
      choices: { both: 'Both', pep: 'The personal education plan only', health: 'The health plan only', no: 'Neither' },
      missing: 'Choose which plans were updated',
    },
    {
      name: 'missed',
      kind: 'text',
      label: 'What did you not get to see, and why?',
      neededIf: { question: 'read', is: ['nothing'], missing: 'Say why nothing has come' },
    },
    {
      name: 'heard',
      kind: 'any-of',
      label: 'Whose views do you have?',
      hint: 'Whether they come to the review or not',
      choices: {
        parents: 'Parents, and others with parental responsibility',
        carers: 'Those who care for the child',
        family: 'Others of the family, or friends',
        school: 'School',
        health: 'Health',
        professionals: 'Other professionals',
        nobody: 'Nobody’s yet',
      },
      missing: 'Choose whose views you have',
    },
    {
      name: 'notComing',
      kind: 'text',
      label: 'Who does not come, and how were they heard?',
      hint: 'In writing, by phone, in a meeting of their own; or that all come',
      missing: 'Say who does not come and how they were heard, or that all come',
    },
    {
      name: 'weighed',
      kind: 'long-text',
      label: 'What do they think, and what weight has it?',
      missing: 'Enter what they think and what weight it has, or that nobody has said anything yet',
    },
    {
      name: 'childPrepared',
      kind: 'one-of',
      label: 'Was the child properly prepared?',
      choices: { yes: 'Yes', 'not-enough': 'Not enough', 'too-young': 'The child is too young' },
      missing: 'Choose whether the child was properly prepared',
    },
    {
      name: 'doneAboutIt',
      kind: 'long-text',
      label: 'If not: what do you do about it?',
      hint: 'Give more time, adjourn, or raise it with the manager',
      neededIf: { question: 'childPrepared', is: ['not-enough'], missing: 'Say what you do about it' },
    },
  ],
});

/** Where the child does not come: spoken with beforehand all the same, and the views carried in (BwD §5; Thurrock ¶7.12). */
export const childDoesNotCome: PartIn = (terms) => ({
  id: 'child-does-not-come',
  title: 'The child does not come',
  who: terms.of('Iro'),
  guidance: [
    terms.say(
      'Every child comes where that is possible, or takes part in another way. The {iro} speaks with a child who does not come beforehand, face to face if possible.',
    ),
  ],
  fields: [
    {
      name: 'why',
      kind: 'long-text',
      label: 'Why does the child not come?',
      hint: 'In the child’s own words, where there are any',
      missing: 'Enter why the child does not come',
    },
    {
      name: 'triedInstead',
      kind: 'long-text',
      label: 'What was tried so that the child could come?',
      hint: 'Another place or time, fewer people, coming for a part of it',
      missing: 'Enter what was tried so that the child could come',
    },
    {
      name: 'spokenOn',
      kind: 'day',
      label: terms.say('When did the {iro} speak with the child?'),
      hint: DAY_HINT,
      missing: terms.say('Enter the day on which the {iro} spoke with the child'),
    },
    {
      name: 'how',
      kind: 'one-of',
      label: 'How?',
      choices: { 'face-to-face': 'Face to face', video: 'By video', phone: 'By phone', other: 'In another way' },
      missing: 'Choose how you spoke',
    },
    {
      name: 'whyNotFaceToFace',
      kind: 'text',
      label: 'If not face to face: why?',
      neededIf: {
        question: 'how',
        is: ['video', 'phone', 'other'],
        missing: 'Say why you did not speak face to face',
      },
    },
    {
      name: 'views',
      kind: 'long-text',
      label: 'What does the child think?',
      missing: 'Enter what the child thinks',
    },
    {
      name: 'carriedBy',
      kind: 'text',
      label: terms.say('How do these views come into the {review}?'),
      hint: 'Who says them, or shows what the child wrote, drew or filmed',
      missing: 'Say how the child’s views come into it',
    },
  ],
});
