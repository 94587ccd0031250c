package dev.assay.stats;

/**
 * How much more often something befalls synthetic records than fresh human ones, {@code (s - f) / (1 - f)}.
 *
 * <p>If it always befell a share {@code x} of the synthetic records and the others as often as fresh records, this would
 * be {@code x}. The interval is Newcombe's of the difference, divided by {@code 1 - f}. Undefined when it befalls every fresh record.
 *
 * @param value the excess, at most 1; negative when it befalls synthetic records less often
 * @param interval at 95 %
 * @param synthetic rate among synthetic records
 * @param fresh rate among fresh human records
 */
public record ExcessRate(double value, Interval interval, double synthetic, double fresh) {

    /** From counts; they may be weighted, then the trials are effective ones. */
    public static ExcessRate of(double syntheticHits, double synthetic, double freshHits, double fresh) {
        Interval difference = ProportionInterval.newcombe(syntheticHits, synthetic, freshHits, fresh);
        double rest = 1 - freshHits / fresh;
        if (rest == 0) {
            throw new UndefinedStatisticException(
                    "it befalls every fresh human record, so it tells nothing of synthetic ones");
        }
        double ofSynthetic = syntheticHits / synthetic;
        double ofFresh = freshHits / fresh;
        Interval interval = new Interval(
                        difference.low() / rest, difference.high() / rest, difference.level(), difference.method())
                .clamp(-ofFresh / rest, 1);
        return new ExcessRate((ofSynthetic - ofFresh) / rest, interval, ofSynthetic, ofFresh);
    }
}
