package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Links that are missing come, each straight in its namespace, down and without addresses. */
final class CreationPlanner {
    private final Map<LinkId, DesiredLink> devices;
    private final PlannedState planned;
    private final RandomGenerator random;
    private final List<Step> steps;

    /**
     * @param random chooses the indices that no other program may choose
     * @param steps what is to be done is added to them
     */
    CreationPlanner(Map<LinkId, DesiredLink> devices, PlannedState planned, RandomGenerator random, List<Step> steps) {
        this.devices = devices;
        this.planned = planned;
        this.random = random;
        this.steps = steps;
    }

    /**
     * Creates a link that is not there; what it is on has to be there, or planned.
     *
     * @throws LabException when it is a NIC of the machine
     */
    void create(DesiredLink device) throws LabException {
        if (planned.find(device.id()).isPresent()) {
            return;
        }
        if (device.form() instanceof DesiredKind.Nic) {
            throw new LabException(
                    ErrorCode.ENODEV,
                    device.element(),
                    null,
                    Message.of("plan.nic-gone", device.name()),
                    Message.of("plan.nic-bound-twice.remedy"));
        }
        int index = index(device);
        if (device.form() instanceof DesiredKind.Cable(LinkId peerId)) {
            DesiredLink peer = Objects.requireNonNull(devices.get(peerId));
            int peerIndex = index(peer);
            add(device, index, peerIndex);
            add(peer, peerIndex, index);
            steps.add(new Step.CreateLink(device, index, mtu(device), 0, peer, peerIndex, mtu(peer)));
            return;
        }
        LinkId lower = device.form().lower();
        int lowerIndex = lower == null ? 0 : planned.link(lower).index;
        add(device, index, lowerIndex);
        steps.add(new Step.CreateLink(device, index, mtu(device), lowerIndex, null, 0, 0));
    }

    /** The MTU to ask for; 0 where the kernel gives that anyway. */
    private int mtu(DesiredLink device) {
        Integer wantedMtu = device.mtu();
        if (wantedMtu == null) {
            return 0;
        }
        LinkId lower = device.form().lower();
        DesiredLink below = lower == null ? null : devices.get(lower);
        Integer given = below == null ? Integer.valueOf(InterfaceStack.ETHERNET_MTU) : below.mtu();
        return wantedMtu.equals(given) ? 0 : wantedMtu;
    }

    /** A macvtap's device file has the index for a name, and that name is one for the whole machine. */
    private int index(DesiredLink device) {
        boolean tap = device.form() instanceof DesiredKind.MacvlanChild child && child.tap();
        return tap || planned.isShared(device.place())
                ? planned.farIndex(random.nextInt(Integer.MAX_VALUE))
                : planned.freeIndex();
    }

    private void add(DesiredLink device, int index, int lowerIndex) {
        Integer mtu = device.mtu();
        LinkId lower = device.form().lower();
        boolean lowerArp = lower == null || planned.link(lower).arp;
        planned.add(PlannedLink.created(device, index, lowerIndex, mtu == null ? 0 : mtu, lowerArp));
    }
}
