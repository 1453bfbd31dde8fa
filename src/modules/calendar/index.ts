// The door of the calendar: school years, holidays, days of school. Pure, and without tables of its own.

export { isPublicHoliday, publicHolidaysOf } from './public-holidays.ts'
export {
  halfYearsOf,
  holidaysBetween,
  isSchoolDay,
  type SchoolDayQuestion,
  schoolDaysBetween,
} from './school-days.ts'
export { knownSchoolYear, knownSchoolYears } from './school-holidays.ts'
export { schoolYearLabel, schoolYearOf, schoolYearRange } from './school-year.ts'
export {
  type CalendarRefusal,
  type DayRange,
  type FreeTime,
  type FreeTimes,
  noFreeTimes,
  type SchoolHoliday,
  type SchoolKind,
  schoolKinds,
  type Weekday,
  weekdays,
} from './terms.ts'
