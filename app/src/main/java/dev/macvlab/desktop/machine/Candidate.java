package dev.macvlab.desktop.machine;

import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.HostFacts.HostNic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An interface of this machine that a drawn NIC might stand for.
 *
 * @param obstacle why it can't
 * @param by what is in the way; empty where nothing has to be named
 * @param ssh whether the user's SSH connection goes to it
 */
record Candidate(HostNic nic, Obstacle obstacle, String by, boolean ssh) {
    /** Why an interface can't carry a lab. */
    enum Obstacle {
        NONE,
        /** It has no Ethernet address. */
        NOT_ETHERNET,
        BRIDGE_PORT,
        BOND_SLAVE,
        /** It is a port of something else. */
        PORT,
        /** An ipvlan on it excludes macvlan children. */
        IPVLAN,
        /** Another lab is bound to it. */
        BOUND,
        /** It is a child itself, whose traffic goes through another NIC. */
        CHILD
    }

    /** Kinds that are made on top of another interface: what would be put on one of them lands on that. */
    private static final List<String> CHILDREN = List.of("macvlan", "macvtap", "ipvlan", "ipvtap");

    /**
     * All that the machine has, the usable ones first.
     *
     * @param labs those that stand on it
     * @param mine the lab that a NIC is wanted for
     * @param connection the user's SSH_CONNECTION; empty when there is none
     * @param macvlans whether macvlan children are to be on it
     */
    static List<Candidate> of(HostFacts facts, List<LabFacts> labs, String mine, String connection, boolean macvlans) {
        Map<String, HostNic> byName = facts.nics().stream()
                .collect(Collectors.toMap(HostNic::name, Function.identity(), (first, _) -> first));
        Map<String, String> bound = labs.stream()
                .filter(lab -> !lab.order().lab().equals(mine))
                .flatMap(lab -> lab.order().nics().values().stream()
                        .map(nic -> Map.entry(nic, lab.order().lab())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
        String[] ends = connection.split(" ", -1);
        String local = ends.length < 3 ? "" : ends[2] + "/";
        var all = new ArrayList<Candidate>();
        for (HostNic nic : facts.nics()) {
            boolean ssh = !local.isEmpty() && nic.addresses().stream().anyMatch(each -> each.startsWith(local));
            String ipvlan = macvlans ? ipvlanOn(nic, byName) : "";
            all.add(judged(nic, ipvlan, bound.getOrDefault(nic.name(), ""), ssh));
        }
        all.sort(Comparator.comparing(each -> !each.isUsable()));
        return List.copyOf(all);
    }

    private static String ipvlanOn(HostNic nic, Map<String, HostNic> byName) {
        return nic.children().stream()
                .filter(child ->
                        byName.containsKey(child) && byName.get(child).kind().startsWith("ipv"))
                .findFirst()
                .orElse("");
    }

    private static Candidate judged(HostNic nic, String ipvlan, String lab, boolean ssh) {
        String master = nic.master();
        if (nic.mac() == null) {
            return new Candidate(nic, Obstacle.NOT_ETHERNET, "", ssh);
        }
        if (master != null) {
            Obstacle port = "bridge".equals(nic.masterKind())
                    ? Obstacle.BRIDGE_PORT
                    : "bond".equals(nic.masterKind()) ? Obstacle.BOND_SLAVE : Obstacle.PORT;
            return new Candidate(nic, port, master, ssh);
        }
        if (CHILDREN.contains(nic.kind())) {
            return new Candidate(nic, Obstacle.CHILD, nic.kind(), ssh);
        }
        if (!lab.isEmpty()) {
            return new Candidate(nic, Obstacle.BOUND, lab, ssh);
        }
        return new Candidate(nic, ipvlan.isEmpty() ? Obstacle.NONE : Obstacle.IPVLAN, ipvlan, ssh);
    }

    boolean isUsable() {
        return obstacle == Obstacle.NONE;
    }

    /** Whether somebody may be cut off by what is done to it. */
    boolean carriesConnections() {
        return nic.defaultRoute() || ssh;
    }
}
