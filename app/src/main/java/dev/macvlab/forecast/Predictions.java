package dev.macvlab.forecast;

import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.List;

/** What pings of one topology will do where it is to be made real. Not for several threads at once. */
public sealed interface Predictions permits Forecast, HostForecast {
    /** Every cell of the reachability matrix that can be measured, rows in file order. */
    List<Pair> pairs();

    /** What a ping from {@code from} (namespace, external host, or interface to bind to) to {@code to} will do. */
    Prediction predict(Ref from, IpAddress to);
}
