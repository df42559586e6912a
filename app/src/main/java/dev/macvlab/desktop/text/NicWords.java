package dev.macvlab.desktop.text;

import dev.macvlab.topology.HostFacts.HostNic;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A NIC of this machine in a few words. */
public final class NicWords {
    private NicWords() {}

    /** Whether it works, and how fast. */
    public static String state(HostNic nic, Texts texts) {
        if (nic.wireless()) {
            return texts.get("nic.wireless");
        }
        if (!nic.up()) {
            return texts.get("nic.down");
        }
        return nic.carrier() ? texts.get("nic.up") + speed(nic.speedMbps()) : texts.get("nic.noCarrier");
    }

    private static String speed(@Nullable Integer mbps) {
        if (mbps == null || mbps <= 0) {
            return "";
        }
        double gigabits = mbps / 1000.0;
        return ", "
                + (mbps < 1000
                        ? mbps + " Mbit/s"
                        : new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(gigabits)
                                + " Gbit/s");
    }
}
