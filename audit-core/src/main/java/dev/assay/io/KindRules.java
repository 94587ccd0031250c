package dev.assay.io;

import dev.assay.data.ColumnKind;
import dev.assay.data.CommonKinds;

/**
 * The rules that tell a column's kind from its values, missing ones apart. The first that applies decides:
 *
 * <ol>
 *   <li>no value at all: categorical, and of the other file's kind when two are read together;
 *   <li>all true or false, in any case: categorical, written "true" and "false";
 *   <li>all whole numbers, at most {@value #FEW_NUMBERS} distinct, each on average at least {@value #REPEATS} times:
 *       categorical, written as digits;
 *   <li>all numbers: numeric (whole numbers beyond 2^53 or with leading zeros are strings, not numbers);
 *   <li>all ISO 8601 dates or times: time;
 *   <li>all JSON arrays of numbers, of one length: vector;
 *   <li>all JSON arrays of objects: steps;
 *   <li>strings, none longer than {@value #LONG_VALUE} characters, that are few: categorical. Few is at most
 *       {@value #FEW_STRINGS} distinct, each on average at least {@value #STRING_REPEATS} times; or, when a distinct value
 *       has on average at most {@value #SHORT_WORDS} words and {@value #SHORT_CHARACTERS} characters, at most the greater
 *       of {@value #FEW_SHORT} and a tenth of the values, each on average at least {@value #SHORT_REPEATS} times, and at
 *       most {@value #MANY_STRINGS};
 *   <li>other strings: text.
 * </ol>
 */
final class KindRules {
    static final int FEW_NUMBERS = CommonKinds.FEW_NUMBERS;
    static final int REPEATS = 5;
    static final int FEW_STRINGS = 50;
    static final int STRING_REPEATS = 20;
    static final int FEW_SHORT = 100;
    static final int SHORT_REPEATS = 2;
    static final int MANY_STRINGS = 10_000;
    static final int LONG_VALUE = 200;
    static final int SHORT_WORDS = 3;
    static final int SHORT_CHARACTERS = 40;

    private KindRules() {}

    /** The kind of a column with these distinct values and that many values. */
    static ColumnKind kind(Distinct distinct, int values) {
        if (distinct.size() == 0 || distinct.allBooleans()) {
            return ColumnKind.CATEGORICAL;
        }
        if (distinct.allNumbers()) {
            return fewNumbers(distinct, values) ? ColumnKind.CATEGORICAL : ColumnKind.NUMERIC;
        }
        if (distinct.allTimes()) {
            return ColumnKind.TIME;
        }
        if (distinct.allVectors()) {
            return ColumnKind.VECTOR;
        }
        if (distinct.allSteps()) {
            return ColumnKind.STEPS;
        }
        return fewStrings(distinct, values) ? ColumnKind.CATEGORICAL : ColumnKind.TEXT;
    }

    private static boolean fewNumbers(Distinct distinct, int values) {
        if (!distinct.allWhole()) {
            return false;
        }
        int different = distinct.distinctNumbers();
        return different <= FEW_NUMBERS && (long) different * REPEATS <= values;
    }

    private static boolean fewStrings(Distinct distinct, int values) {
        if (distinct.longest() > LONG_VALUE) {
            return false;
        }
        boolean isShort = distinct.meanWords() <= SHORT_WORDS && distinct.meanCharacters() <= SHORT_CHARACTERS;
        int shortLimit = Math.min(Math.max(FEW_SHORT, values / 10), MANY_STRINGS);
        return isShort && distinct.size() <= shortLimit && (long) distinct.size() * SHORT_REPEATS <= values
                || distinct.size() <= FEW_STRINGS && (long) distinct.size() * STRING_REPEATS <= values;
    }
}
