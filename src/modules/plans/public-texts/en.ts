// English. Translated by the makers of Steg; needs a look by people who grew up with the language.
import type { PublicTexts } from './de.ts'

const places = (count: number): string => (count === 1 ? '1 place' : `${count} places`)

export const en: PublicTexts = {
  result: {
    title: 'Your place',
    lead: (weekday, blocks, where) =>
      `Always on ${weekday}${blocks === 1 ? '' : `, in ${blocks} blocks`}: ${where.join(', ')}.`,
    none: 'There is no place for you yet',
    noneText: 'As soon as the plan is published, you will find it here. Your teacher knows when that is.',
    line: 'Your blocks in order',
    block: (block) => `Block ${block}`,
    now: 'going on now',
    inSchool: 'At school',
    dates: (count) => (count === 1 ? '1 day' : `${count} days`),
    noDates: 'There is no day in this block.',
    facts: {
      when: 'When',
      where: 'Where',
      way: 'How to get there',
      bring: 'What to bring',
      why: 'Why this place',
    },
    minutes: (count) => `about ${count} minutes`,
    wayUnknown: 'Ask your teacher how to get there.',
    hygiene: 'Before the first day you need an instruction about infection protection. Your school tells you how.',
    noGear: 'Nothing special. Sturdy shoes are always good.',
    lotHint: 'How it was decided is explained on the page about the Praxistage (in German).',
    rules: 'Read the rules',
    object: 'Is something wrong?',
    objectText: (day) => `You or your parents can object. Last day: ${day}. The office answers here.`,
    objectOver: (day) => `The time for objections is over. The last day was ${day}. Talk to your teacher.`,
    objectButton: 'Object',
    objectedBy: {
      pupil: 'Your objection',
      guardian: 'Objection of your parents or guardians',
      school: 'Objection of your school',
    },
    waiting: 'The objection has arrived. The office answers here.',
    changed: 'Your place was changed.',
    planGone: 'The plan it was about no longer applies. This is the answer of the office:',
    kept: 'Your place stays as it is.',
    formTitle: 'Object',
    formLead: 'Write what does not fit and what would help, in any language. You will get an answer.',
    who: 'Who is writing?',
    whos: { pupil: 'I myself', guardian: 'My parents or other guardians' },
    text: 'What does not fit?',
    textHelp: 'Only the office and your school read this. It is not shown on this page afterwards.',
    submit: 'Send',
    sent: 'Your objection has arrived.',
    sentNext: 'The answer will be here as soon as it is decided. Come back with your code.',
    tooLate: 'Sorry, the time is over.',
    openAlready: 'There is an objection already and somebody is working on it.',
    tooShort: 'Please write at least ten characters.',
    back: 'Back to your place',
    print: 'Print',
    leave: 'Done, leave this page',
    toPlace: 'Your place is here',
    toPlaceText: 'The plan is published. You can see where you go, and why.',
    toPlaceLink: 'See my place',
  },
  reasons: {
    yourWish: (rank) => `This is your wish number ${rank}.`,
    inWish: (rank) => `You are in your wish number ${rank}.`,
    notNamed: 'None of your wishes was left open. Here you get to know something new.',
    inNotNamed: 'You are in a field that you did not name.',
    outside: 'None of your wishes was left open. This is the field that you would never think of otherwise.',
    inOutside: 'You are in the field that you would never think of otherwise. You named it yourself.',
    unwanted: 'You did not want this field. We found no better plan for all together.',
    unanswered: 'We had no wishes from you.',
    lock: 'The office decided on this place before the planning.',
    override: 'The office gave you this place by hand.',
    empty: {
      'no-place': 'You have no place in this block: all places that are possible for you are taken.',
      team: 'You have no place in this block: what is left is not enough for your whole team.',
      weights:
        'You have no place in this block: what is left for you counts no more than an empty block by the rules of the plan.',
      timetable:
        'You have no place in this block: what is left for you and counts more does not fit with your other blocks.',
      'not-found':
        'You have no place in this block: there may be a plan in which you have one, but the search did not find it. Talk to your teacher.',
    },
    manyFirstWishes: (field, wishers, count) => `${field}: ${wishers} first wishes for ${places(count)}.`,
    manyWishes: (field, wishers, count) =>
      `${field}: ${wishers} wanted to go there as much as you or more, there are ${places(count)}.`,
    full: (field, count) =>
      count === 1 ? `${field}: the only place is taken.` : `${field}: all ${places(count)} are taken.`,
    fullForYou: (field, count) =>
      `${field}: ${count === 1 ? 'the only place that is possible for you is' : `all ${places(count)} that are possible for you are`} taken.`,
    team: (field) => `${field}: there is no room for your whole team together.`,
    notFound: (field) => `${field}: there may be a plan in which you have a place there. The search did not find it.`,
    classLimit: (field, most) =>
      `${field}: at most ${most} of one class may go there at a time, and these places are taken.`,
    barred: (field) => `${field}: you cannot go there, for example because of your age or the way.`,
    notOffered: (field) => `${field}: not offered on your day.`,
    weights: (field) => `${field}: counts no more than your place here by the rules of the plan.`,
    timetable: (field) => `${field}: the free places do not fit with your other blocks.`,
    byLot: 'Another plan would have been just as good and would have given you this place: here the lot decided.',
  },
}
