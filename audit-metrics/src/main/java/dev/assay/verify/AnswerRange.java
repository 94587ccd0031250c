package dev.assay.verify;

/**
 * Our answer where what a peer computes is determined up to a range only: it agrees with any value between the ends, the
 * tolerance of the case added to both.
 */
record AnswerRange(double low, double high) {}
