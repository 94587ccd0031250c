package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class PValueAdjustmentProperties {
    @Property(tries = 100)
    void stronger_procedures_give_smaller_values(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] raw = PValueAdjustment.NONE.adjust(p);
        double[] bonferroni = PValueAdjustment.BONFERRONI.adjust(p);
        double[] holm = PValueAdjustment.HOLM.adjust(p);
        double[] hochberg = PValueAdjustment.HOCHBERG.adjust(p);
        double[] hommel = PValueAdjustment.HOMMEL.adjust(p);
        double[] bh = PValueAdjustment.BENJAMINI_HOCHBERG.adjust(p);
        for (int i = 0; i < p.length; i++) {
            double slack = 1e-12;
            assertThat(raw[i]).isLessThanOrEqualTo(bh[i] + slack);
            assertThat(bh[i]).isLessThanOrEqualTo(hommel[i] + slack);
            assertThat(hommel[i]).isLessThanOrEqualTo(hochberg[i] + slack);
            assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i] + slack);
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i] + slack);
        }
    }

    @Property(tries = 100)
    void adjusting_keeps_order_and_range(
            @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = 0, max = 1) Double> values,
            @ForAll PValueAdjustment method) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = method.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(0.0, 1.0);
            for (int j = 0; j < p.length; j++) {
                if (p[i] <= p[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                }
            }
        }
    }
}
