package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.engine.Readiness;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

/// EC2's checks that an instance is reachable and its host well.
final class StatusChecks {
    private StatusChecks() {}

    static Readiness of(AwsRegion region, Instance live) {
        List<InstanceStatus> known = region.ec2()
                .describeInstanceStatus(r -> r.instanceIds(live.instanceId()))
                .instanceStatuses();
        if (known.isEmpty()) {
            return new Readiness.Pending("without status checks yet");
        }
        InstanceStatus status = known.getFirst();
        SummaryStatus instance = status.instanceStatus().status();
        SummaryStatus system = status.systemStatus().status();
        if (instance == SummaryStatus.IMPAIRED || system == SummaryStatus.IMPAIRED) {
            return new Readiness.Broken("its status checks failed: instance %s, system %s".formatted(instance, system));
        }
        return instance == SummaryStatus.OK && system == SummaryStatus.OK
                ? Readiness.READY
                : new Readiness.Pending("in its status checks: instance %s, system %s".formatted(instance, system));
    }
}
