package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which port of a switch each cable is drawn to. */
final class Ports {
    private static final int FEWEST = 4;

    private final Map<String, List<Nic>> nics;

    Ports(Index index) {
        nics = index.topology().interfaces().stream()
                .filter(Nic.class::isInstance)
                .map(Nic.class::cast)
                .filter(nic -> nic.port() != null)
                .collect(Collectors.groupingBy(
                        nic -> nic.port() == null ? "" : nic.port().toSwitch()));
    }

    /** How many ports are drawn: one at least is free. */
    static int countOf(Index index, Switch each) {
        long plugged = index.topology().interfaces().stream()
                .filter(element -> element instanceof Nic nic
                        && nic.port() != null
                        && nic.port().toSwitch().equals(each.name()))
                .count();
        return count((int) plugged + each.hosts().size());
    }

    private static int count(int plugged) {
        return Math.max(FEWEST, plugged + 1);
    }

    List<Nic> nicsOn(Switch each) {
        return nics.getOrDefault(each.name(), List.of());
    }

    int countOf(Switch each) {
        return count(nicsOn(each).size() + each.hosts().size());
    }

    /** The ports from left to right; what stands further left is plugged further left, as near as may be. */
    List<Figure.SwitchBox.Port> of(Switch each, Box box, Function<Ref, @Nullable Box> where) {
        int count = countOf(each);
        double firstX = box.right() - 24 - (count - 1) * Sizes.PORT_PITCH;
        record Plug(Figure.SwitchBox.Port port, double x) {}
        var plugs = new ArrayList<Plug>();
        for (Nic nic : nicsOn(each)) {
            Box at = where.apply(nic.ref());
            boolean hairpin = nic.port() != null && nic.port().reflects();
            plugs.add(new Plug(new Figure.SwitchBox.Port(nic.ref(), hairpin), at == null ? 0 : at.centerX()));
        }
        for (Switch.Host host : each.hosts()) {
            Ref ref = each.ref(host);
            Box at = where.apply(ref);
            plugs.add(new Plug(new Figure.SwitchBox.Port(ref, false), at == null ? 0 : at.centerX()));
        }
        plugs.sort(Comparator.comparingDouble(Plug::x));
        var free = new Figure.SwitchBox.Port(null, false);
        var ports = new ArrayList<>(Collections.nCopies(count, free));
        int next = 0;
        for (int i = 0; i < plugs.size(); i++) {
            int wanted = (int) Math.round((plugs.get(i).x() - firstX) / Sizes.PORT_PITCH);
            int last = count - (plugs.size() - i);
            int port = Math.clamp(wanted, next, last);
            ports.set(port, plugs.get(i).port());
            next = port + 1;
        }
        return List.copyOf(ports);
    }
}
