package dev.assay.metrics.bias;

import dev.assay.audit.Conclusion;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.Representation.Share;
import dev.assay.metrics.bias.group.TwoProportionTest;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import java.util.Comparator;
import java.util.List;

/**
 * Shares that are compared between human and synthetic data together, so that intervals, test and conclusion hold for all of
 * them at once (Bonferroni).
 *
 * @param judged the shares, the one that shifted most first
 */
record ShareShifts(List<Share> judged, double tolerance) {
    ShareShifts {
        judged = judged.stream()
                .sorted(Comparator.comparingDouble((Share share) -> -Math.abs(share.gap())))
                .toList();
    }

    /** Whether both shares rest on enough rows to be judged. */
    static boolean enough(Share share) {
        return Math.min(share.human().trials(), share.synthetic().trials()) >= DisparityChange.MINIMUM_ROWS;
    }

    /** The share to speak of: of those whose shift is established, else of all, the one that shifted most. */
    Share telling() {
        return judged.stream()
                .filter(share -> verdict(share) == Conclusion.DISPARITY)
                .findFirst()
                .orElse(judged.get(0));
    }

    Interval simultaneous(Share share) {
        return share.interval(1 - 0.05 / judged.size());
    }

    /** Where the simultaneous intervals allow the largest absolute shift to lie. */
    Interval interval() {
        double low = 0;
        double high = 0;
        for (Share share : judged) {
            Interval signed = simultaneous(share);
            low = Math.max(low, signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high())));
            high = Math.max(high, Math.max(Math.abs(signed.low()), Math.abs(signed.high())));
        }
        return new Interval(low, high, 0.95, "Newcombe, Bonferroni over " + judged.size() + " shares");
    }

    /** The least p-value, times the number of shares. */
    TestResult test() {
        TestResult least = null;
        for (Share share : judged) {
            TestResult test =
                    TwoProportionTest.of(share.synthetic(), share.human()).test();
            least = least == null || test.pValue() < least.pValue() ? test : least;
        }
        if (least == null) {
            throw new IllegalStateException("there is no share to test");
        }
        return new TestResult(
                least.statistic(),
                Math.min(1, judged.size() * least.pValue()),
                least.method() + ", Bonferroni over " + judged.size() + " shares");
    }

    Conclusion verdict(Share share) {
        Interval narrow = share.interval(1 - 0.10 / judged.size());
        if (narrow.low() >= -tolerance && narrow.high() <= tolerance) {
            return Conclusion.WITHIN_TOLERANCE;
        }
        return simultaneous(share).contains(0) ? Conclusion.INSUFFICIENT_EVIDENCE : Conclusion.DISPARITY;
    }

    /** What the data can say of all shares together; one that is too small to judge leaves it open. */
    Conclusion conclusion(boolean complete) {
        Conclusion conclusion = conclusion();
        return complete || conclusion == Conclusion.DISPARITY ? conclusion : Conclusion.INSUFFICIENT_EVIDENCE;
    }

    /** What the data can say of all shares together. */
    private Conclusion conclusion() {
        boolean within = true;
        for (Share share : judged) {
            Conclusion verdict = verdict(share);
            if (verdict == Conclusion.DISPARITY) {
                return verdict;
            }
            within &= verdict == Conclusion.WITHIN_TOLERANCE;
        }
        return within ? Conclusion.WITHIN_TOLERANCE : Conclusion.INSUFFICIENT_EVIDENCE;
    }
}
